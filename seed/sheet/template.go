package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"scorecard/model"
)

// Template is the content of a year file to fill in for a year to come, from the
// scorecard of the newest year before it. Groups, headings, KPIs, activities, key
// measures and staffing are carried over with their codes; actuals, ratings and
// ranks are not published yet; each KPI is proposed to be continued, inferred.
//
// It is not valid as it is: the KPIs' targets and the date of the staffing are
// empty and wait to be filled in. The caller owns it.
func Template(card *model.Scorecard, year int) *model.Year {
	last := card.Year.Clone()
	t := templateMaker{card: card, year: year, by: year - last.Year, last: last, document: documentOf(year, last)}
	made := &model.Year{
		Branch: last.Branch, Year: year, Fields: last.Fields, Groups: last.Groups, Scale: last.Scale, ScaleNote: last.ScaleNote,
		Documents: []model.Document{t.document}, Categories: last.Categories, Themes: last.Themes, KPIs: last.KPIs,
	}
	t.made = made
	if before := card.Before; len(made.Scale) == 0 && before != nil {
		made.Scale, made.ScaleNote = before.Clone().Scale, before.ScaleNote
	}
	for i := range made.KPIs {
		t.kpi(&made.KPIs[i])
	}
	t.activities()
	t.initiatives()
	t.staffing()
	t.descriptions()
	return made
}

// validTemplate is Template, or the model.Problems that would be left in the file
// once it is filled in: no template is written that could not be read again, nor
// one that a terminal would obey.
func validTemplate(card *model.Scorecard, year int) (*model.Year, error) {
	made := Template(card, year)
	filled := made.Clone()
	for i := range filled.KPIs {
		filled.KPIs[i].Target = model.Target{Missing: model.NotSet}
	}
	if filled.Staffing != nil {
		filled.Staffing.AsOf = fmt.Sprintf("%d-10-01", year)
	}
	if err := model.Validate(filled).Err(); err != nil {
		return nil, err
	}
	return made, nil
}

// displayable is a text of the years before, which are not validated, as it may
// stand in a template.
func displayable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && !unicode.IsGraphic(r) {
			return ' '
		}
		return r
	}, s) // maps invalid bytes to U+FFFD
}

// templateMaker carries a year over to one to come.
type templateMaker struct {
	card     *model.Scorecard
	last     *model.Year // a copy, for the taking
	made     *model.Year
	year     int
	by       int // years from the last to the one to come
	document model.Document
}

// documentOf proposes the plan of the year as the document that all is printed
// in.
func documentOf(year int, last *model.Year) model.Document {
	code := "plan-" + strings.ToLower(model.YearLabel(year))
	for last.Document(code) != nil {
		code += "-new"
	}
	return model.Document{Code: code, Title: model.Text{
		JA: yearTitle(year, model.Japanese) + "事業計画", EN: fmt.Sprintf("FY%d Business Plan", year),
	}}
}

var eraPattern = regexp.MustCompile(`令和([0-9]{1,2})年`)

// source proposes where a fact will be printed: under the heading that it stood
// under, of the years that now follow.
func (t *templateMaker) source(was model.Source, group string) model.Source {
	heading := eraPattern.ReplaceAllStringFunc(was.Heading, func(found string) string {
		number, err := strconv.Atoi(eraPattern.FindStringSubmatch(found)[1])
		if err != nil {
			return found
		}
		return fmt.Sprintf("令和%d年", number+t.by)
	})
	if heading == "" {
		heading = yearTitle(t.year, model.Japanese)
		if g := t.made.Group(group); g != nil {
			heading += " " + g.Name.JA
		}
	}
	return model.Source{Document: t.document.Code, Heading: heading}
}

func (t *templateMaker) kpi(k *model.KPI) {
	pending := model.NotPublished
	k.Target, k.Actual, k.Period = model.Target{}, model.Absent(pending), model.Period{}
	k.Rank, k.Rating, k.Reported = model.Rank{Missing: pending}, model.Rating{Missing: pending}, model.ReportedProgress{Missing: pending}
	k.Status, k.HQ, k.Prior, k.Alternatives, k.Break = model.Status{}, nil, nil, nil, nil
	k.Source = t.source(k.Source, k.Group)
	t.made.Lineage = append(t.made.Lineage, model.Lineage{
		Kind: model.Continued, From: []string{k.Code}, To: []string{k.Code}, Inferred: true, Reason: carriedOver,
		Source: model.Source{Document: t.document.Code, Heading: k.Source.Heading},
	})
}

var carriedOver = said("前年度のKPIを引き継いだ案。計画で確かめるまでは推定。", "Carried over from the year before; inferred until the plan confirms it.")

// newest is the newer one of the last two years that has any of a list.
func (t *templateMaker) newest(has func(*model.Year) bool) *model.Year {
	for _, y := range []*model.Year{t.last, t.card.Before} {
		if y != nil && has(y) {
			return y.Clone()
		}
	}
	return &model.Year{}
}

// headingKey is what places a category or a theme.
type headingKey struct{ code, group string }

func ofCategory(c model.Category) headingKey { return headingKey{c.Code, c.Group} }

func ofTheme(t model.Theme) headingKey { return headingKey{t.Code, t.Group} }

// adopt adds the headings that are not there yet, of groups that are.
func adopt[T any](made *model.Year, headings *[]T, from []T, of func(T) headingKey) {
	for _, item := range from {
		known := slices.ContainsFunc(*headings, func(other T) bool { return of(other).code == of(item).code })
		if !known && made.Group(of(item).group) != nil {
			*headings = append(*headings, item)
		}
	}
}

// fits reports whether a line can be in the year: its heading is there under its
// group, and its code is free.
func (t *templateMaker) fits(code string, under headingKey, headings []headingKey) bool {
	return t.free(code) && slices.Contains(headings, under)
}

func (t *templateMaker) free(code string) bool {
	return t.made.KPI(code) == nil &&
		!slices.ContainsFunc(t.made.Activities, func(m model.Activity) bool { return m.Code == code }) &&
		!slices.ContainsFunc(t.made.Initiatives, func(i model.Initiative) bool { return i.Code == code })
}

func (t *templateMaker) activities() {
	from := t.newest(func(y *model.Year) bool { return len(y.Activities) > 0 })
	adopt(t.made, &t.made.Categories, from.Categories, ofCategory)
	headings := each(t.made.Categories, ofCategory)
	for _, m := range from.Activities {
		if !t.fits(m.Code, headingKey{m.Category, m.Group}, headings) {
			continue
		}
		m.Rating, m.Status, m.Source = model.Rating{Missing: model.NotPublished}, model.Status{}, t.source(m.Source, m.Group)
		t.made.Activities = append(t.made.Activities, m)
	}
}

// initiatives are carried over without their tags: what was new is no longer.
// Their themes continue no categories: those were of a year that is no longer
// the one before.
func (t *templateMaker) initiatives() {
	from := t.newest(func(y *model.Year) bool { return len(y.Initiatives) > 0 })
	adopt(t.made, &t.made.Themes, from.Themes, ofTheme)
	for i := range t.made.Themes {
		t.made.Themes[i].Categories = nil
	}
	headings := each(t.made.Themes, ofTheme)
	for _, line := range from.Initiatives {
		if !t.fits(line.Code, headingKey{line.Theme, line.Group}, headings) {
			continue
		}
		if t.free(line.Parent) {
			line.Parent = ""
		}
		line.Tag, line.Status, line.Source = model.Untagged, model.Status{}, t.source(line.Source, line.Group)
		t.made.Initiatives = append(t.made.Initiatives, line)
	}
}

func (t *templateMaker) staffing() {
	if t.card.Staffing == nil {
		return
	}
	// A year's copy is the only deep one.
	s := (&model.Year{Staffing: t.card.Staffing}).Clone().Staffing
	s.AsOf, s.Source = "", t.source(s.Source, "")
	s.Groups = slices.DeleteFunc(s.Groups, func(g model.GroupStaffing) bool { return t.made.Group(g.Group) == nil })
	t.made.Staffing = s
}

// descriptions carries over what the KPIs measure, with the documents that say
// it.
func (t *templateMaker) descriptions() {
	taken := map[*model.Note]bool{}
	for i := range t.made.KPIs {
		for _, n := range t.card.Notes(t.made.KPIs[i].Code) {
			if n.Kind == model.Description && !taken[n] {
				taken[n] = true
				t.description(n)
			}
		}
	}
}

func (t *templateMaker) description(n *model.Note) {
	document := t.card.DocumentYear(n.Source.Document).Document(n.Source.Document)
	if document == nil {
		return
	}
	if t.made.Document(document.Code) == nil {
		t.made.Documents = append(t.made.Documents, *document)
	}
	carried := model.Note{Kind: n.Kind, Year: t.year, Text: n.Text, Source: n.Source}
	for _, code := range n.KPIs {
		if t.made.KPI(code) != nil {
			carried.KPIs = append(carried.KPIs, code)
		}
	}
	t.made.Notes = append(t.made.Notes, carried)
}
