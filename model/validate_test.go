package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/seed"
)

func problemsOf(y *model.Year) []string {
	var short []string
	for _, p := range model.Validate(y) {
		short = append(short, p.Field+" "+string(p.Kind))
	}
	return short
}

func TestValidate_BuiltInYears(t *testing.T) {
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	bare := &model.Year{
		Branch: model.Branch{Code: "b", Name: both("b")}, Year: model.FirstYear,
		Fields: []model.Field{{Code: "f", Name: both("f")}},
		Groups: []model.Group{{Code: "g", Name: both("g"), Short: both("g"), Field: "f"}},
	}
	last := *bare
	last.Year = model.LastYear
	for _, y := range append(years, sampleYear(t), bare, &last) {
		if problems := problemsOf(y); problems != nil {
			t.Errorf("%s %d: %q", y.Branch.Code, y.Year, problems)
		}
	}
}

// breach is one change that makes a valid year invalid, and the problem
// expected for it.
type breach struct {
	name string
	make func(y *model.Year)
	want string // path and kind; separated by commas where one mistake breaks several rules
}

func checkBreaches(t *testing.T, breaches []breach) {
	t.Helper()
	for _, b := range breaches {
		y := sampleYear(t)
		b.make(y)
		if diff := cmp.Diff(strings.Split(b.want, ", "), problemsOf(y)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", b.name, diff)
		}
	}
}

func TestValidate_YearFields(t *testing.T) {
	long := strings.Repeat("a", 65)
	checkBreaches(t, []breach{
		{"no branch code", func(y *model.Year) { y.Branch.Code = "" }, "branch.code required"},
		{"capital in a code", func(y *model.Year) { y.Branch.Code = "Kumamoto" }, "branch.code bad_code"},
		{"space in a code", func(y *model.Year) { y.Branch.Code = "a b" }, "branch.code bad_code"},
		{"path in a code", func(y *model.Year) { y.Branch.Code = "../b" }, "branch.code bad_code"},
		{"line break behind a code", func(y *model.Year) { y.Branch.Code = "b\n" }, "branch.code bad_code"},
		{"hyphen at an end", func(y *model.Year) { y.Branch.Code = "b-" }, "branch.code bad_code"},
		{"long code", func(y *model.Year) { y.Branch.Code = long }, "branch.code bad_code"},
		{"no Japanese", func(y *model.Year) { y.Branch.Name.JA = "" }, "branch.name.ja required"},
		{"no English", func(y *model.Year) { y.Branch.Name.EN = "" }, "branch.name.en required"},
		{"book for a name", func(y *model.Year) { y.Branch.Name.EN = strings.Repeat("x", 16<<10+1) }, "branch.name.en too_large"},
		{"year too early", func(y *model.Year) {
			y.Year = model.FirstYear - 1
		}, "year out_of_range"},
		{"year too late", func(y *model.Year) {
			y.Year = model.LastYear + 1
		}, "year out_of_range"},
		{"document twice", func(y *model.Year) { y.Documents = append(y.Documents, y.Documents[0]) }, "documents[2].code duplicate_code"},
		{"document without a title", func(y *model.Year) { y.Documents[0].Title = model.Text{} }, "documents[0].title.ja required, documents[0].title.en required"},
		{"field twice", func(y *model.Year) { y.Fields = append(y.Fields, y.Fields[1]) }, "fields[2].code duplicate_code"},
		{"field without a name", func(y *model.Year) { y.Fields[1].Name.EN = "" }, "fields[1].name.en required"},
		{"no groups", func(y *model.Year) { *y = model.Year{Branch: y.Branch, Year: y.Year} }, "groups required"},
		{"group twice", func(y *model.Year) { y.Groups = append(y.Groups, y.Groups[1]) }, "groups[2].code duplicate_code"},
		{"group without a name", func(y *model.Year) { y.Groups[0].Name.JA = "" }, "groups[0].name.ja required"},
		{"group without a short name", func(y *model.Year) { y.Groups[0].Short.JA = "" }, "groups[0].short.ja required"},
		{"unknown field", func(y *model.Year) { y.Groups[0].Field = "tactics" }, "groups[0].field unknown_code"},
		{"category twice", func(y *model.Year) { y.Categories = append(y.Categories, y.Categories[1]) }, "categories[2].code duplicate_code"},
		{"category of no group", func(y *model.Year) {
			y.Categories = append(y.Categories, model.Category{Code: "x", Group: "sales", Name: both("x")})
		}, "categories[2].group unknown_code"},
		{"category without a name", func(y *model.Year) { y.Categories[0].Name.EN = "" }, "categories[0].name.en required"},
		{"theme twice", func(y *model.Year) { y.Themes = append(y.Themes, y.Themes[1]) }, "themes[2].code duplicate_code"},
		{"theme of no group", func(y *model.Year) { y.Themes[1].Group = "" }, "themes[1].group unknown_code"},
		{"unknown grade", func(y *model.Year) { y.Scale[0].Rating = "D" }, "scale[0].rating not_one_of"},
		{"grade without a meaning", func(y *model.Year) { y.Scale[1].Meaning.JA = "" }, "scale[1].meaning.ja required"},
		{"note on the scale in one language", func(y *model.Year) { y.ScaleNote.EN = "" }, "scale_note.en required"},
	})
}

func TestValidate_KPI(t *testing.T) {
	checkBreaches(t, []breach{
		{"no code", func(y *model.Year) { y.KPIs[2].Code = "" }, "kpis[2].code required"},
		{"bad code", func(y *model.Year) { y.KPIs[2].Code = "検診" }, "kpis[2].code bad_code"},
		{"code twice", func(y *model.Year) { y.KPIs[2].Code = "days" }, "kpis[2].code duplicate_code"},
		{"unknown group", func(y *model.Year) { y.KPIs[1].Group = "sales" }, "kpis[1].group unknown_code"},
		{"no number", func(y *model.Year) { y.KPIs[0].Number = "" }, "kpis[0].number required"},
		{"unknown category", func(y *model.Year) { y.KPIs[0].Category = "up" }, "kpis[0].category unknown_code"},
		{"another group's category", func(y *model.Year) { y.KPIs[0].Category = "service" }, "kpis[0].category contradiction"},
		{"no name", func(y *model.Year) { y.KPIs[0].Name.JA = "" }, "kpis[0].name.ja required"},
		{"no short name", func(y *model.Year) { y.KPIs[0].Short.EN = "" }, "kpis[0].short.en required"},
		{"no unit", func(y *model.Year) { y.KPIs[1].Unit = "" }, "kpis[1].unit missing_unit"},
		{"no polarity", func(y *model.Year) { y.KPIs[0].Polarity = "" }, "kpis[0].polarity not_one_of"},
		{"unknown polarity", func(y *model.Year) { y.KPIs[0].Polarity = "up" }, "kpis[0].polarity not_one_of"},
		{"period of a year", func(y *model.Year) { y.KPIs[0].Period.From = "2024" }, "kpis[0].period.from bad_date"},
		{"thirteenth month", func(y *model.Year) { y.KPIs[0].Period.Through = "2024-13" }, "kpis[0].period.through bad_date"},
		{"period backwards", func(y *model.Year) { y.KPIs[0].Period.From = "2024-12" }, "kpis[0].period contradiction"},
		{"period without text", func(y *model.Year) { y.KPIs[0].Period.Text = model.Text{} }, "kpis[0].period.text.ja required, kpis[0].period.text.en required"},
		{"rank beyond the last branch", func(y *model.Year) { y.KPIs[0].Rank.Value = model.Branches + 1 }, "kpis[0].rank out_of_range"},
		{"rank below the first", func(y *model.Year) { y.KPIs[0].Rank.Value = -1 }, "kpis[0].rank out_of_range"},
		{"no rank and no reason", func(y *model.Year) { y.KPIs[0].Rank.Value = 0 }, "kpis[0].rank out_of_range"},
		{"rank and a reason", func(y *model.Year) { y.KPIs[0].Rank.Missing = model.NotRanked }, "kpis[0].rank contradiction"},
		{"unknown reason for no rank", func(y *model.Year) { y.KPIs[1].Rank.Missing = "lost" }, "kpis[1].rank.missing not_one_of"},
		{"unknown rating", func(y *model.Year) { y.KPIs[0].Rating.Grade = "a" }, "kpis[0].rating not_one_of"},
		{"no rating and no reason", func(y *model.Year) { y.KPIs[0].Rating.Grade = "" }, "kpis[0].rating not_one_of"},
		{"rating and a reason", func(y *model.Year) { y.KPIs[0].Rating.Missing = model.NotSet }, "kpis[0].rating contradiction"},
		{"unknown reason for no rating", func(y *model.Year) { y.KPIs[1].Rating.Missing = "lost" }, "kpis[1].rating.missing not_one_of"},
		{"unknown reported progress", func(y *model.Year) { y.KPIs[0].Reported.Value = "likely" }, "kpis[0].reported not_one_of"},
		{"reported progress and a reason for none", func(y *model.Year) { y.KPIs[0].Reported.Missing = model.NotSet }, "kpis[0].reported contradiction"},
		{"no reported progress and no reason", func(y *model.Year) { y.KPIs[1].Reported.Missing = "" }, "kpis[1].reported contradiction"},
		{"unknown reason for no reported progress", func(y *model.Year) { y.KPIs[1].Reported.Missing = "lost" }, "kpis[1].reported.missing not_one_of"},
		{"reported progress from nowhere", func(y *model.Year) { y.KPIs[0].Reported.Source.Document = "" }, "kpis[0].reported.source.document unknown_code"},
		{"missing reported progress's bad source", func(y *model.Year) { y.KPIs[1].Reported.Source = model.Source{Document: "x", Page: 1} }, "kpis[1].reported.source.document unknown_code"},
		{"control character in a reported progress", func(y *model.Year) { y.KPIs[2].Reported.Note = "\x07" }, "kpis[2].reported.note control_character"},
		{"unknown status", func(y *model.Year) { y.KPIs[0].Status.Value = "done" }, "kpis[0].status not_one_of"},
		{"control character in a status", func(y *model.Year) { y.KPIs[0].Status.Comment = "\u0085" }, "kpis[0].status.comment control_character"},
		{"no source", func(y *model.Year) { y.KPIs[0].Source = model.Source{} }, "kpis[0].source.document unknown_code, kpis[0].source contradiction"},
		{"page and heading", func(y *model.Year) { y.KPIs[0].Source.Heading = "x" }, "kpis[0].source contradiction"},
		{"page before the first", func(y *model.Year) { y.KPIs[0].Source.Page = -1 }, "kpis[0].source contradiction"},
		{"page before the first, and a heading", func(y *model.Year) { y.KPIs[1].Source.Page = -1 }, "kpis[1].source contradiction"},
		{"neither page nor heading", func(y *model.Year) { y.KPIs[0].Source.Page = 0 }, "kpis[0].source contradiction"},
	})
}

func TestValidate_OptionalPartsOfKPI(t *testing.T) {
	checkBreaches(t, []breach{
		{"HQ's item not translated", func(y *model.Year) { y.KPIs[0].HQ.Item.EN = "" }, "kpis[0].hq.item.en required"},
		{"unknown tag", func(y *model.Year) { y.KPIs[0].HQ.Tag = "old" }, "kpis[0].hq.tag not_one_of"},
		{"HQ's target unclear", func(y *model.Year) { y.KPIs[0].HQ.Target.Text = "全支部" }, "kpis[0].hq.target unclear_target"},
		{"HQ's item in blanks", func(y *model.Year) { y.KPIs[0].HQ.Item = model.Text{JA: "\u3000", EN: "\n"} }, "kpis[0].hq.item.ja required, kpis[0].hq.item.en required"},
		{"no scope", func(y *model.Year) { y.KPIs[0].HQ.Scope = "" }, "kpis[0].hq.scope not_one_of"},
		{"HQ's number", func(y *model.Year) { y.KPIs[0].HQ.Number = "\x1b[1m" }, "kpis[0].hq.number control_character"},
		{"HQ's source", func(y *model.Year) { y.KPIs[0].HQ.Source.Document = "x" }, "kpis[0].hq.source.document unknown_code"},
		{"target before", func(y *model.Year) { y.KPIs[0].Prior.Target = "\x7f" }, "kpis[0].prior.target control_character"},
		{"status before", func(y *model.Year) { y.KPIs[0].Prior.Status = "\xff" }, "kpis[0].prior.status invalid_utf8"},
		{"second figure in another unit", func(y *model.Year) { y.KPIs[0].Alternatives[0].Figure = figure(t, "7日") }, "kpis[0].alternatives[0].figure unit_mismatch"},
		{"second figure without a label", func(y *model.Year) { y.KPIs[0].Alternatives[0].Label.JA = "" }, "kpis[0].alternatives[0].label.ja required"},
		{"second figure from nowhere", func(y *model.Year) { y.KPIs[0].Alternatives[0].Source.Page = 0 }, "kpis[0].alternatives[0].source contradiction"},
		{"break without a reason", func(y *model.Year) { y.KPIs[0].Break.Reason.JA = "" }, "kpis[0].break.reason.ja required"},
		{"break from nowhere", func(y *model.Year) { y.KPIs[0].Break.Source.Page = 0 }, "kpis[0].break.source contradiction"},
	})
}

// Figures and targets are consistent: number and unit agree with the text, and
// a missing one has neither.
func TestValidate_Figures(t *testing.T) {
	seven := decimal.MustNew(7, 0)
	actual := func(f model.Figure) func(*model.Year) { return func(y *model.Year) { y.KPIs[0].Actual = f } }
	asked := func(a model.Target) func(*model.Year) { return func(y *model.Year) { y.KPIs[0].Target = a } }
	checkBreaches(t, []breach{
		{"nothing", actual(model.Figure{}), "kpis[0].actual unclear_figure"},
		{"words", actual(model.Figure{Text: "約65%"}), "kpis[0].actual unclear_figure"},
		{"no unit", actual(model.Figure{Text: "65.8"}), "kpis[0].actual missing_unit"},
		{"many digits", actual(model.Figure{Text: "1234567890123%"}), "kpis[0].actual too_many_digits"},
		{"another unit", actual(figure(t, "7日")), "kpis[0].actual unit_mismatch"},
		{"another value than printed", actual(model.Figure{Value: seven, Unit: "%", Text: "65.8%"}), "kpis[0].actual contradiction"},
		{"another unit than printed", actual(model.Figure{Value: seven, Unit: "%", Text: "7日"}), "kpis[0].actual contradiction"},
		{"value without a text", actual(model.Figure{Value: seven, Unit: "%"}), "kpis[0].actual unclear_figure"},
		{"unknown reason", actual(model.Absent("lost")), "kpis[0].actual.missing not_one_of"},
		{"reason and a text", actual(model.Figure{Text: "7%", Missing: model.NotSet}), "kpis[0].actual contradiction"},
		{"reason and a value", actual(model.Figure{Value: seven, Missing: model.NotSet}), "kpis[0].actual contradiction"},
		{"reason and a unit", actual(model.Figure{Unit: "%", Missing: model.NotSet}), "kpis[0].actual contradiction"},

		{"no target", asked(model.Target{}), "kpis[0].target unclear_target"},
		{"unclear target", asked(model.Target{Kind: model.AtLeast, Text: "がんばる"}), "kpis[0].target unclear_target"},
		{"target without a unit", asked(model.Target{Kind: model.AtLeast, Text: "68.2以上"}), "kpis[0].target missing_unit"},
		{"target of many digits", asked(model.Target{Kind: model.AtLeast, Text: "1234567890123%"}), "kpis[0].target too_many_digits"},
		{"target in another unit", asked(target(t, "7日以内")), "kpis[0].target unit_mismatch"},
		{"another kind than printed", asked(model.Target{Kind: model.AtMost, Value: seven, Unit: "%", Text: "7%以上"}), "kpis[0].target contradiction"},
		{"unknown kind", asked(model.Target{Kind: "about", Value: seven, Unit: "%", Text: "7%以上"}), "kpis[0].target contradiction"},
		{"another target than printed", asked(model.Target{Kind: model.AtLeast, Value: seven, Unit: "%", Text: "8%以上"}), "kpis[0].target contradiction"},
		{"relative target with a number", asked(model.Target{Kind: model.PreviousOrBetter, Value: seven, Text: "対前年度以上"}), "kpis[0].target contradiction"},
		{"relative target with a unit", asked(model.Target{Kind: model.PreviousOrBetter, Unit: "%", Text: "対前年度以上"}), "kpis[0].target contradiction"},
		{"number and words", asked(model.Target{Kind: model.AtLeast, Value: seven, Unit: "%", Text: "7%以上", Words: both("more")}), "kpis[0].target contradiction"},
		{"words in one language", asked(model.Target{Kind: model.InWords, Words: model.Text{JA: "働きかけ"}}), "kpis[0].target.words.en required"},
		{"words and a text", asked(model.Target{Kind: model.InWords, Words: both("x"), Text: "7%"}), "kpis[0].target contradiction"},
		{"words and a number", asked(model.Target{Kind: model.InWords, Words: both("x"), Value: seven}), "kpis[0].target contradiction"},
		{"words and a unit", asked(model.Target{Kind: model.InWords, Words: both("x"), Unit: "%"}), "kpis[0].target contradiction"},
		{"unknown reason for no target", asked(model.Target{Missing: "lost"}), "kpis[0].target.missing not_one_of"},
		{"reason and a kind", asked(model.Target{Kind: model.AtLeast, Missing: model.NotSet}), "kpis[0].target contradiction"},
		{"reason and a target", asked(model.Target{Text: "7%以上", Missing: model.NotSet}), "kpis[0].target contradiction"},
		{"reason and a number", asked(model.Target{Value: seven, Missing: model.NotSet}), "kpis[0].target contradiction"},
		{"reason and a target's unit", asked(model.Target{Unit: "%", Missing: model.NotSet}), "kpis[0].target contradiction"},
		{"reason and words", asked(model.Target{Words: both("x"), Missing: model.NotSet}), "kpis[0].target contradiction"},
		{"reason and marked words", asked(model.Target{Kind: model.InWords, Words: both("x"), Missing: model.NotSet}), "kpis[0].target contradiction"},
	})
}

func TestValidate_NotesAndWork(t *testing.T) {
	checkBreaches(t, []breach{
		{"unknown kind of note", func(y *model.Year) { y.Notes[0].Kind = "remark" }, "notes[0].kind not_one_of"},
		{"note about long ago", func(y *model.Year) { y.Notes[0].Year = 2022 }, "notes[0].year out_of_range"},
		{"note about the far future", func(y *model.Year) { y.Notes[0].Year = 2026 }, "notes[0].year out_of_range"},
		{"note about no KPI", func(y *model.Year) { y.Notes[0].KPIs = nil }, "notes[0].kpis required"},
		{"note about an unknown KPI", func(y *model.Year) { y.Notes[0].KPIs[1] = "x" }, "notes[0].kpis[1] unknown_code"},
		{"empty note", func(y *model.Year) { y.Notes[0].Text.EN = "" }, "notes[0].text.en required"},
		{"note from nowhere", func(y *model.Year) { y.Notes[0].Source.Page = 0 }, "notes[0].source contradiction"},

		{"activity with a KPI's code", func(y *model.Year) { y.Activities[0].Code = "rate" }, "activities[0].code duplicate_code"},
		{"activity of no group", func(y *model.Year) {
			y.Activities[0].Group = "sales"
		}, "activities[0].group unknown_code, activities[0].category contradiction"},
		{"activity's number", func(y *model.Year) { y.Activities[0].Number = "\t" }, "activities[0].number control_character"},
		{"activity without a category", func(y *model.Year) { y.Activities[0].Category = "" }, "activities[0].category unknown_code"},
		{"activity under another group's category", func(y *model.Year) { y.Activities[0].Category = "service" }, "activities[0].category contradiction"},
		{"activity without a name", func(y *model.Year) { y.Activities[0].Name.JA = "" }, "activities[0].name.ja required"},
		{"KPI's rating of an activity", func(y *model.Year) { y.Activities[0].Rating.Grade = "A" }, "activities[0].rating not_one_of"},
		{"activity's status", func(y *model.Year) { y.Activities[0].Status.Value = "x" }, "activities[0].status not_one_of"},
		{"activity from nowhere", func(y *model.Year) { y.Activities[0].Source.Document = "x" }, "activities[0].source.document unknown_code"},

		{"key measure with an activity's code", func(y *model.Year) { y.Initiatives[1].Code = "smoking" }, "initiatives[1].code duplicate_code"},
		{"key measure of no group", func(y *model.Year) {
			y.Initiatives[1].Group = ""
		}, "initiatives[1].group unknown_code, initiatives[1].theme contradiction"},
		{"unknown theme", func(y *model.Year) { y.Initiatives[1].Theme = "uptake" }, "initiatives[1].theme unknown_code"},
		{"another group's theme", func(y *model.Year) { y.Initiatives[1].Theme = "reform" }, "initiatives[1].theme contradiction"},
		{"key measure's number", func(y *model.Year) { y.Initiatives[1].Number = "\xc3" }, "initiatives[1].number invalid_utf8"},
		{"key measure without a name", func(y *model.Year) { y.Initiatives[1].Name.EN = "" }, "initiatives[1].name.en required"},
		{"explained in one language", func(y *model.Year) { y.Initiatives[1].Explanation.JA = "" }, "initiatives[1].explanation.ja required"},
		{"unknown tag", func(y *model.Year) { y.Initiatives[1].Tag = "old" }, "initiatives[1].tag not_one_of"},
		{"unknown parent", func(y *model.Year) { y.Initiatives[1].Parent = "rate" }, "initiatives[1].parent unknown_code"},
		{"its own parent", func(y *model.Year) { y.Initiatives[1].Parent = "hotels" }, "initiatives[1].parent unknown_code"},
		{"parent that comes later", func(y *model.Year) { slices.Reverse(y.Initiatives) }, "initiatives[0].parent unknown_code"},
		{"heading with a status", func(y *model.Year) { y.Initiatives[0].Status.Value = model.Achieved }, "initiatives[0].status contradiction"},
		{"heading with a comment", func(y *model.Year) { y.Initiatives[0].Status.Comment = "x" }, "initiatives[0].status contradiction"},
		{"key measure's status", func(y *model.Year) { y.Initiatives[1].Status.Value = "x" }, "initiatives[1].status not_one_of"},
		{"key measure from nowhere", func(y *model.Year) { y.Initiatives[1].Source.Heading = "" }, "initiatives[1].source contradiction"},
	})
}

func TestValidate_Staffing(t *testing.T) {
	group := func(change func(*model.GroupStaffing)) func(*model.Year) {
		return func(y *model.Year) { change(&y.Staffing.Groups[0]) }
	}
	checkBreaches(t, []breach{
		{"no such day", func(y *model.Year) { y.Staffing.AsOf = "2024-02-30" }, "staffing.as_of bad_date"},
		{"staffing from nowhere", func(y *model.Year) { y.Staffing.Source.Heading = "" }, "staffing.source contradiction"},
		{"fewer than none", func(y *model.Year) { y.Staffing.Total = -1 }, "staffing.total out_of_range"},
		{"more than there can be", func(y *model.Year) { y.Staffing.Total = 100_001 }, "staffing.total out_of_range"},
		{"unknown class", func(y *model.Year) {
			y.Staffing.Groups[0].Totals[0].Class = "doctor"
		}, "staffing.groups[0].totals[0].class not_one_of"},
		{"headcount without a name", func(y *model.Year) { y.Staffing.Totals[0].Name.JA = "" }, "staffing.totals[0].name.ja required"},
		{"headcount below zero", func(y *model.Year) { y.Staffing.Totals[0].Count = -1 }, "staffing.totals[0].count out_of_range"},
		{"included without a name", func(y *model.Year) { y.Staffing.Totals[0].Including[0].Name.EN = "" }, "staffing.totals[0].including[0].name.en required"},
		{"included below zero", func(y *model.Year) { y.Staffing.Totals[0].Including[0].Count = -1 }, "staffing.totals[0].including[0].count out_of_range"},
		{"unknown group", group(func(g *model.GroupStaffing) { g.Group = "sales" }), "staffing.groups[0].group unknown_code"},
		{"group twice", func(y *model.Year) {
			y.Staffing.Groups = append(y.Staffing.Groups, model.GroupStaffing{Group: y.Staffing.Groups[0].Group})
		}, "staffing.groups[1].group duplicate_code"},
		{"area in one language", group(func(g *model.GroupStaffing) { g.Areas[0].EN = "" }), "staffing.groups[0].areas[0].en required"},
		{"head without a class", group(func(g *model.GroupStaffing) { g.Heads[0].Class = "" }), "staffing.groups[0].heads[0].class not_one_of"},
		{"head without a name", group(func(g *model.GroupStaffing) { g.Heads[0].Name.EN = "" }), "staffing.groups[0].heads[0].name.en required"},
		{"team twice", group(func(g *model.GroupStaffing) { g.Teams[1].Code = "team-a" }), "staffing.groups[0].teams[1].code duplicate_code"},
		{"team twice in two groups", func(y *model.Year) {
			y.Staffing.Groups = append(y.Staffing.Groups, model.GroupStaffing{Group: "office", Teams: []model.Team{{Code: "team-a", Name: both("A")}}})
		}, "staffing.groups[1].teams[0].code duplicate_code"},
		{"team without a name", group(func(g *model.GroupStaffing) { g.Teams[0].Name.JA = "" }), "staffing.groups[0].teams[0].name.ja required"},
		{"post below zero", group(func(g *model.GroupStaffing) { g.Teams[0].Posts[0].Count = -3 }), "staffing.groups[0].teams[0].posts[0].count out_of_range"},
		{"duty without a name", group(func(g *model.GroupStaffing) { g.Teams[0].Duties[0].Name.JA = "" }), "staffing.groups[0].teams[0].duties[0].name.ja required"},
		{"duty explained in one language", group(func(g *model.GroupStaffing) {
			g.Duties[0].Explanation.EN = ""
		}), "staffing.groups[0].duties[0].explanation.en required"},
		{"duties without end", group(func(g *model.GroupStaffing) {
			g.Duties[0].Items[0].Items[0].Items[0].Items = []model.Duty{{Name: both("tube")}}
		}), "staffing.groups[0].duties[0].items[0].items[0].items[0].items too_large"},
	})
	y := sampleYear(t)
	y.Staffing, y.Conflicts = nil, nil
	if problems := problemsOf(y); problems != nil {
		t.Errorf("a year needs no staffing: %q", problems)
	}
}

func TestValidate_Lineage(t *testing.T) {
	lineage := func(l model.Lineage) func(*model.Year) {
		l.Source = onPage(1)
		return func(y *model.Year) { y.Lineage = append(y.Lineage, l) }
	}
	codes := func(codes ...string) []string { return codes }
	checkBreaches(t, []breach{
		{"unknown kind", lineage(model.Lineage{Kind: "merged"}), "lineage[4].kind not_one_of"},
		{"continued from two", lineage(model.Lineage{Kind: model.Continued, From: codes("rate", "x"), To: codes("rate")}), "lineage[4] contradiction"},
		{"continued into nothing", lineage(model.Lineage{Kind: model.Continued, From: codes("rate")}), "lineage[4] contradiction"},
		{"continued as another", lineage(model.Lineage{Kind: model.Continued, From: codes("rate"), To: codes("days")}), "lineage[4] contradiction"},
		{"retired into another", lineage(model.Lineage{Kind: model.Retired, From: codes("x"), To: codes("rate")}), "lineage[4] contradiction"},
		{"nothing retired", lineage(model.Lineage{Kind: model.Retired}), "lineage[4] contradiction"},
		{"new from another", lineage(model.Lineage{Kind: model.Started, From: codes("x"), To: codes("rate")}), "lineage[4] contradiction"},
		{"nothing new", lineage(model.Lineage{Kind: model.Started}), "lineage[4] contradiction"},
		{"replaced by nothing", lineage(model.Lineage{Kind: model.Replaced, From: codes("x")}), "lineage[4] contradiction"},
		{"nothing replaced", lineage(model.Lineage{Kind: model.Replaced, To: codes("rate")}), "lineage[4] contradiction"},
		{"from no code", lineage(model.Lineage{Kind: model.Replaced, From: codes("x", "X"), To: codes("rate")}), "lineage[4].from[1] bad_code"},
		{"into an unknown KPI", lineage(model.Lineage{Kind: model.Replaced, From: codes("x"), To: codes("rate", "y")}), "lineage[4].to[1] unknown_code"},
		{"reason in one language", func(y *model.Year) { y.Lineage[1].Reason.EN = "" }, "lineage[1].reason.en required"},
		{"lineage from nowhere", func(y *model.Year) { y.Lineage[0].Source.Page = 0 }, "lineage[0].source contradiction"},
	})
}

func TestValidate_Conflicts(t *testing.T) {
	conflict := func(change func(*model.Conflict)) func(*model.Year) {
		return func(y *model.Year) { change(&y.Conflicts[0]) }
	}
	about := func(subject string) func(*model.Year) {
		return conflict(func(c *model.Conflict) { c.Subject = subject })
	}
	checkBreaches(t, []breach{
		{"unknown kind", conflict(func(c *model.Conflict) { c.Kind = "taste" }), "conflicts[0].kind not_one_of"},
		{"unknown subject", about("x"), "conflicts[0].subject unknown_code"},
		{"no subject", about(""), "conflicts[0].subject unknown_code"},
		{"unknown group's staff", about("staff/sales"), "conflicts[0].subject unknown_code"},
		{"team on no staffing", func(y *model.Year) { y.Staffing = nil }, "conflicts[1].subject unknown_code"},
		{"no field", conflict(func(c *model.Conflict) { c.Field = "" }), "conflicts[0].field required"},
		{"field", conflict(func(c *model.Conflict) { c.Field = "\x00" }), "conflicts[0].field control_character"},
		{"one variant", conflict(func(c *model.Conflict) { c.Variants, c.Shown = c.Variants[:1], 0 }), "conflicts[0].variants required"},
		{"no variants", conflict(func(c *model.Conflict) { c.Variants, c.Shown = nil, 0 }), "conflicts[0].variants required"},
		{"no such variant is shown", conflict(func(c *model.Conflict) { c.Shown = 2 }), "conflicts[0].shown out_of_range"},
		{"variant before the first", conflict(func(c *model.Conflict) { c.Shown = -1 }), "conflicts[0].shown out_of_range"},
		{"empty variant", conflict(func(c *model.Conflict) { c.Variants[0].Text = "" }), "conflicts[0].variants[0].text required"},
		{"variant without a value", conflict(func(c *model.Conflict) { c.Variants[1].Value = "" }), "conflicts[0].variants[1].value required"},
		{"variant's value", conflict(func(c *model.Conflict) { c.Variants[1].Value = "\xff" }), "conflicts[0].variants[1].value invalid_utf8"},
		{"variant from nowhere", conflict(func(c *model.Conflict) { c.Variants[1].Source.Page = 0 }), "conflicts[0].variants[1].source contradiction"},
		{"resolved for no variant", conflict(func(c *model.Conflict) { c.Resolution.Variant = 2 }), "conflicts[0].resolution.variant out_of_range"},
		{"resolved for no reason", conflict(func(c *model.Conflict) { c.Resolution.Reason = "" }), "conflicts[0].resolution.reason required"},
		{"note in one language", conflict(func(c *model.Conflict) { c.Note.JA = "" }), "conflicts[0].note.ja required"},
	})
	for _, subject := range []string{"rate", "smoking", "hotels", "team-b", "staff", "staff/health", "staff/office"} {
		y := sampleYear(t)
		if about(subject)(y); problemsOf(y) != nil {
			t.Errorf("a conflict about %s is refused: %q", subject, problemsOf(y))
		}
	}
}

// All problems are reported at once.
func TestValidate_ReportsAllProblems(t *testing.T) {
	y := sampleYear(t)
	y.Branch.Code, y.KPIs[0].Number, y.Notes[1].Kind, y.Conflicts[0].Shown = "", "", "x", 9
	want := []string{"branch.code required", "kpis[0].number required", "notes[1].kind not_one_of", "conflicts[0].shown out_of_range"}
	if diff := cmp.Diff(want, problemsOf(y)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Values at the limits are valid.
func TestValidate_AcceptsLimits(t *testing.T) {
	for name, make := range map[string]func(y *model.Year){
		"the last rank":     func(y *model.Year) { y.KPIs[0].Rank.Value = model.Branches },
		"the first rank":    func(y *model.Year) { y.KPIs[0].Rank.Value = 1 },
		"a single month":    func(y *model.Year) { y.KPIs[0].Period.From = y.KPIs[0].Period.Through },
		"no people":         func(y *model.Year) { y.Staffing.Total = 0 },
		"everybody":         func(y *model.Year) { y.Staffing.Total = 100_000 },
		"the year before":   func(y *model.Year) { y.Notes[0].Year = y.Year - 1 },
		"a long code":       func(y *model.Year) { y.Branch.Code = strings.Repeat("a", 64) },
		"the first variant": func(y *model.Year) { y.Conflicts[0].Shown = 0 },
		"the first page":    func(y *model.Year) { y.KPIs[0].Source.Page = 1 },
		"a missing reported progress with its place": func(y *model.Year) { y.KPIs[1].Reported.Source = onPage(1) },
	} {
		y := sampleYear(t)
		if make(y); problemsOf(y) != nil {
			t.Errorf("%s: %q", name, problemsOf(y))
		}
	}
}

// Validation of data that is invalid throughout stops at a limit.
func TestValidate_BoundsProblems(t *testing.T) {
	y := sampleYear(t)
	for range 20_000 {
		y.Notes[0].KPIs = append(y.Notes[0].KPIs, "nothing")
	}
	if n := len(model.Validate(y)); n != 10_000 {
		t.Errorf("got %d problems, want the first 10,000", n)
	}
}
