package db

import (
	"fmt"
	"math/rand/v2"
	"time"

	"scorecard/model"
)

// builder makes years that keep every rule of model.Validate. Shapes (how many
// of what) depend on full alone, so that years of one kind read alike; contents
// come from the source of chance.
type builder struct {
	rand *rand.Rand
	kpis int
	full func(chance float64) bool // whether an optional part is there
}

// evenBuilder gives every optional part to every second place: two years of it
// have the same number of rows.
func evenBuilder(kpis int) *builder {
	turn := 0
	return &builder{rand: rand.New(rand.NewPCG(1, 2)), kpis: kpis, full: func(float64) bool {
		turn++
		return turn%2 == 0
	}}
}

func randomBuilder(seed uint64) *builder {
	r := rand.New(rand.NewPCG(seed, 7))
	return &builder{rand: r, kpis: 1 + r.IntN(20), full: func(chance float64) bool { return r.Float64() < chance }}
}

func text(format string, args ...any) model.Text {
	s := fmt.Sprintf(format, args...)
	return model.Text{JA: "日本語の" + s + "\n①％", EN: s}
}

func pick[T any](b *builder, from ...T) T { return from[b.rand.IntN(len(from))] }

func (b *builder) source() model.Source {
	if b.rand.IntN(2) == 0 {
		return model.Source{Document: "results", Page: 1 + b.rand.IntN(22)}
	}
	return model.Source{Document: "plan", Heading: "3. 保健グループ"}
}

func (b *builder) missing() model.Missing { return pick(b, model.MissingKinds()...) }

func mustFigure(printed string) model.Figure {
	f, err := model.ParseFigure(printed)
	if err != nil {
		panic(err)
	}
	return f
}

func mustTarget(printed string) model.Target {
	t, err := model.ParseTarget(printed)
	if err != nil {
		panic(err)
	}
	return t
}

func (b *builder) number() string {
	return pick(b, fmt.Sprintf("%d.%d", b.rand.IntN(100), b.rand.IntN(10)), "15", "15.0", "10,167", "-0.30", "0")
}

func (b *builder) figure(there float64) model.Figure {
	if b.full(there) {
		return mustFigure(b.number() + "%")
	}
	return model.Absent(b.missing())
}

func (b *builder) target() model.Target {
	switch b.rand.IntN(6) {
	case 0:
		return model.Target{Missing: b.missing()}
	case 1:
		return model.Target{Kind: model.InWords, Words: text("reach out")}
	case 2:
		return mustTarget(pick(b, "対前年度以上", "前年度以下とする"))
	default:
		return mustTarget(b.number() + "%" + pick(b, "以上", "以下", "以内", "以内維持", ""))
	}
}

func (b *builder) status() model.Status {
	switch b.rand.IntN(4) {
	case 0:
		return model.Status{Note: "100%"}
	case 1:
		return model.Status{Value: pick(b, model.StatusValues()...)}
	case 2:
		return model.Status{
			Value: model.Difficult, Comment: "遅れ\n見込み", Who: "熊本 太郎",
			At: time.Date(2024, 11, 5, 9, 30, 0, b.rand.IntN(2)*120_000_000, time.FixedZone("JST", 9*3600)),
		}
	}
	return model.Status{}
}

func (b *builder) reported() model.ReportedProgress {
	switch b.rand.IntN(3) {
	case 0:
		return model.ReportedProgress{Note: "-", Source: b.source()}
	case 1:
		return model.ReportedProgress{Value: model.Expected, Source: b.source()}
	}
	return model.ReportedProgress{Missing: model.NotInSource}
}

func (b *builder) year(branch string, year int, results bool) *model.Year {
	y := &model.Year{
		Edition: 1, Year: year,
		Branch:    model.Branch{Code: branch, Name: text("branch %s", branch)},
		Documents: []model.Document{{Code: "results", Title: text("Results")}, {Code: "plan", Title: text("Plan")}},
		Fields:    []model.Field{{Code: "foundational", Name: text("F")}, {Code: "strategic", Name: text("S")}},
		Scale:     []model.Grade{{Rating: "A", Meaning: text("met")}, {Rating: "c", Meaning: text("not done")}},
		ScaleNote: text("against the plan"),
	}
	for i, code := range groupCodes {
		y.Groups = append(y.Groups, model.Group{
			Code: code, Name: text("%s group", code), Short: text("%s", code), Field: y.Fields[i/2].Code,
		})
		y.Categories = append(y.Categories, model.Category{Code: code + "-cat", Group: code, Name: text("category")})
		y.Themes = append(y.Themes, model.Theme{Code: code + "-theme", Group: code, Name: text("theme"), Categories: []string{code + "-cat", "earlier"}})
	}
	for i := range b.kpis {
		y.KPIs = append(y.KPIs, b.kpi(i, year, results))
	}
	b.notes(y)
	b.work(y)
	b.lineage(y)
	y.Staffing = b.staffing(year)
	y.Conflicts = []model.Conflict{
		{Kind: model.ValueConflict, Subject: "kpi-0", Field: "rating", Shown: 1, Note: text("two pages"), Variants: []model.Variant{
			{Text: "A", Value: "A", Source: b.source()}, {Text: "B", Value: "B", Source: b.source()},
		}},
		{Kind: model.WordingConflict, Subject: "staff/health", Field: "name", Variants: []model.Variant{
			{Text: "健診", Source: b.source()}, {Text: "検診", Source: b.source()}, {Text: "健康診査", Source: b.source()},
		}},
	}
	return y
}

var groupCodes = []string{"business", "receipt", "health", "planning"}

func (b *builder) kpi(i, year int, results bool) model.KPI {
	group := groupCodes[i%len(groupCodes)]
	k := model.KPI{
		Code: fmt.Sprintf("kpi-%d", i), Group: group, Number: pick(b, "①", "2"),
		Name: text("KPI %d", i), Short: text("K%d", i), Reading: pick(b, "", "けーぴーあい"), Unit: "%", Polarity: pick(b, model.Higher, model.Lower),
		Target: b.target(), Actual: model.Absent(model.NotPublished),
		Rank: model.Rank{Missing: b.missing()}, Rating: model.Rating{Missing: b.missing()},
		Reported: b.reported(), Status: b.status(), Source: b.source(),
	}
	if b.full(0.8) {
		k.Category = group + "-cat"
	}
	if results {
		k.Actual = b.figure(1)
		k.Rank = model.Rank{Value: 1 + b.rand.IntN(model.Branches)}
		k.Rating = model.Rating{Grade: pick(b, model.KPIGrades()...)}
	}
	b.extras(&k, year)
	return k
}

func (b *builder) extras(k *model.KPI, year int) {
	if b.full(0.3) {
		k.Period = model.Period{From: fmt.Sprintf("%d-04", year), Through: fmt.Sprintf("%d-11", year), Text: text("to November")}
	}
	if b.full(0.5) {
		k.HQ = &model.HQ{
			Number: "①", Item: text("HQ item"), Tag: pick(b, model.Untagged, model.New, model.Expanded),
			Target: b.target(), Scope: pick(b, model.Scopes()...), Source: b.source(),
		}
	}
	if b.full(0.5) {
		k.Prior = &model.Prior{Target: pick(b, "", "68.2%以上"), Status: pick(b, "", "達成")}
	}
	if b.full(0.2) {
		k.Break = &model.Break{Reason: text("counted anew"), Source: b.source()}
	}
	for i := 0; i < 2 && b.full(0.3); i++ {
		k.Alternatives = append(k.Alternatives, model.Alternative{Label: text("gross %d", i), Figure: b.figure(0.8), Source: b.source()})
	}
}

func (b *builder) notes(y *model.Year) {
	for i := range b.kpis {
		n := model.Note{
			Kind: pick(b, model.NoteKinds()...), Year: y.Year - 1 + b.rand.IntN(3),
			KPIs: []string{y.KPIs[i].Code}, Text: text("note %d", i), Source: b.source(),
		}
		if b.full(0.3) {
			n.KPIs = append(n.KPIs, y.KPIs[b.kpis-1-i].Code)
		}
		y.Notes = append(y.Notes, n)
	}
}

func (b *builder) work(y *model.Year) {
	for i := range b.kpis {
		group := groupCodes[i%len(groupCodes)]
		rating := model.Rating{Grade: pick(b, model.ActivityGrades()...)}
		if b.rand.IntN(4) == 0 {
			rating = model.Rating{Missing: model.NotInSource}
		}
		y.Activities = append(y.Activities, model.Activity{
			Code: fmt.Sprintf("m-%d", i), Group: group, Number: "①", Category: group + "-cat", Name: text("measure"),
			Rating: rating, Status: b.status(), Source: b.source(),
		})
		line := model.Initiative{
			Code: fmt.Sprintf("i-%d", i), Group: group, Theme: group + "-theme", Number: pick(b, "", "1"), Name: text("line"),
			Tag: pick(b, model.Untagged, model.New, model.Expanded), Heading: i%5 == 0, Source: b.source(),
		}
		if !line.Heading {
			line.Parent, line.Status = fmt.Sprintf("i-%d", i-i%5), b.status()
		}
		if b.full(0.5) {
			line.Explanation = text("explained")
		}
		y.Initiatives = append(y.Initiatives, line)
	}
}

func (b *builder) lineage(y *model.Year) {
	first, last := y.KPIs[0].Code, y.KPIs[b.kpis-1].Code
	y.Lineage = []model.Lineage{
		{Kind: model.Continued, From: []string{first}, To: []string{first}, Source: b.source()},
		{Kind: model.Replaced, From: []string{"mail-in", "counter"}, To: []string{last, first}, Inferred: true, Reason: text("why"), Source: b.source()},
		{Kind: model.Retired, From: []string{"gone"}, Reason: text("gone"), Source: b.source()},
		{Kind: model.Started, To: []string{last}, Source: b.source()},
	}
}

func (b *builder) staffing(year int) *model.Staffing {
	s := &model.Staffing{AsOf: fmt.Sprintf("%d-10-01", year), Source: b.source(), Total: 96, Totals: b.headcounts()}
	for _, code := range groupCodes {
		g := model.GroupStaffing{
			Group: code, Areas: []model.Text{text("area 1"), text("area 2")}, Totals: b.headcounts(),
			Heads: b.posts(), Duties: b.duties(2),
		}
		for i := range 2 {
			g.Teams = append(g.Teams, model.Team{
				Code: fmt.Sprintf("%s-team-%d", code, i), Name: text("team"), Posts: b.posts(), Duties: b.duties(1),
			})
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

func (b *builder) posts() []model.Post {
	return []model.Post{
		{Name: text("head"), Class: model.Staff, Count: 1},
		{Name: text("clerk"), Class: pick(b, model.Classes()...), Count: b.rand.IntN(20), ClassInferred: b.full(0.3)},
	}
}

func (b *builder) headcounts() []model.Headcount {
	var counts []model.Headcount
	for _, class := range model.Classes() {
		h := model.Headcount{Class: class, Name: text("%s", class), Count: b.rand.IntN(50)}
		if b.full(0.3) {
			h.Including = []model.Included{{Name: text("dietitian"), Count: 2}, {Name: text("nurse"), Count: 1}}
		}
		counts = append(counts, h)
	}
	return counts
}

func (b *builder) duties(depth int) []model.Duty {
	var list []model.Duty
	for i := range 2 {
		d := model.Duty{Name: text("duty %d", i)}
		if b.full(0.5) {
			d.Explanation = text("explained")
		}
		if depth > 0 {
			d.Items = b.duties(depth - 1)
		}
		list = append(list, d)
	}
	return list
}

// sampleYears are three years of a branch: two with results and a plan.
func sampleYears(branch string) []*model.Year {
	b := evenBuilder(20)
	return []*model.Year{b.year(branch, 2023, true), b.year(branch, 2024, true), b.year(branch, 2025, false)}
}
