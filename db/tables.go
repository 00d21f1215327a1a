package db

import "scorecard/model"

// A KPI's and a key measure's own parts that need a word of their own are read
// into these rows first.

// kpiRow tells an HQ item, a prior and a break that are there from none.
type kpiRow struct {
	model.KPI
	hq       model.HQ
	hasPrior bool
	prior    model.Prior
	broken   model.Break
}

// newKPIRow spreads a KPI for writing.
func newKPIRow(k *model.KPI) *kpiRow {
	r := &kpiRow{KPI: *k, hasPrior: k.Prior != nil}
	if k.HQ != nil {
		r.hq = *k.HQ
	}
	if k.Prior != nil {
		r.prior = *k.Prior
	}
	if k.Break != nil {
		r.broken = *k.Break
	}
	return r
}

// kpi gathers a KPI that was read and holds its numbers against their prints.
func (r *kpiRow) kpi() (model.KPI, error) {
	k := r.KPI
	if err := checkTarget(k.Target); err != nil {
		return k, err
	}
	if err := checkFigure(k.Actual); err != nil {
		return k, err
	}
	if r.hq.Scope != "" {
		k.HQ = &r.hq
		if err := checkTarget(r.hq.Target); err != nil {
			return k, err
		}
	}
	if r.hasPrior {
		k.Prior = &r.prior
	}
	if !r.broken.Source.IsZero() {
		k.Break = &r.broken
	}
	return k, nil
}

func bindKPI(r *row, k *kpiRow) {
	r.add("kpi", &k.Code)
	r.add("grp", &k.Group)
	r.add("number", &k.Number)
	r.add("category", optional[string]{&k.Category})
	r.text("name", &k.Name)
	r.text("short", &k.Short)
	r.add("reading", &k.Reading)
	r.add("unit", &k.Unit)
	r.add("polarity", &k.Polarity)
	r.target("target", &k.Target)
	r.figure("actual", &k.Actual)
	r.add("period_from", optional[string]{&k.Period.From})
	r.add("period_through", optional[string]{&k.Period.Through})
	r.text("period", &k.Period.Text)
	r.add("rank", counted{&k.Rank.Value, 0})
	r.add("rank_missing", optional[model.Missing]{&k.Rank.Missing})
	bindRating(r, &k.Rating)
	bindReported(r, &k.Reported)
	bindHQ(r, &k.hq)
	r.add("prior", &k.hasPrior)
	r.add("prior_target", &k.prior.Target)
	r.add("prior_status", &k.prior.Status)
	r.text("break", &k.broken.Reason)
	r.source("break_", &k.broken.Source)
	r.source("", &k.Source)
}

func bindRating(r *row, rating *model.Rating) {
	r.add("rating", optional[string]{&rating.Grade})
	r.add("rating_missing", optional[model.Missing]{&rating.Missing})
}

func bindReported(r *row, f *model.ReportedProgress) {
	r.add("forecast", optional[model.StatusValue]{&f.Value})
	r.add("forecast_note", &f.Note)
	r.add("forecast_missing", optional[model.Missing]{&f.Missing})
	r.source("forecast_", &f.Source)
}

func bindHQ(r *row, hq *model.HQ) {
	r.add("hq_number", &hq.Number)
	r.text("hq_item", &hq.Item)
	r.add("hq_tag", optional[model.Tag]{&hq.Tag})
	r.target("hq", &hq.Target)
	r.add("hq_scope", optional[model.Scope]{&hq.Scope})
	r.source("hq_", &hq.Source)
}

var kpis = table[kpiRow]{name: "kpi", bind: bindKPI}

var alternatives = table[model.Alternative]{name: "alternative", owner: "kpi_ord", bind: func(r *row, a *model.Alternative) {
	r.text("label", &a.Label)
	r.figure("figure", &a.Figure)
	r.source("", &a.Source)
}}

var documents = table[model.Document]{name: "document", bind: func(r *row, d *model.Document) {
	r.add("document", &d.Code)
	r.text("title", &d.Title)
}}

var fields = table[model.Field]{name: "field", bind: func(r *row, f *model.Field) {
	r.add("field", &f.Code)
	r.text("name", &f.Name)
}}

var groups = table[model.Group]{name: "grp", bind: func(r *row, g *model.Group) {
	r.add("grp", &g.Code)
	r.add("field", &g.Field)
	r.text("name", &g.Name)
	r.text("short", &g.Short)
}}

var scale = table[model.Grade]{name: "scale", bind: func(r *row, g *model.Grade) {
	r.add("rating", &g.Rating)
	r.text("meaning", &g.Meaning)
}}

var categories = table[model.Category]{name: "category", bind: func(r *row, c *model.Category) {
	r.add("category", &c.Code)
	r.add("grp", &c.Group)
	r.text("name", &c.Name)
}}

var themes = table[model.Theme]{name: "theme", bind: func(r *row, t *model.Theme) {
	r.add("theme", &t.Code)
	r.add("grp", &t.Group)
	r.text("name", &t.Name)
	r.add("categories", codes{&t.Categories})
}}

var notes = table[model.Note]{name: "note", bind: func(r *row, n *model.Note) {
	r.add("kind", &n.Kind)
	r.add("about", &n.Year)
	r.text("text", &n.Text)
	r.source("", &n.Source)
}}

var noteKPIs = table[string]{name: "note_kpi", owner: "note_ord", bind: func(r *row, code *string) {
	r.add("kpi", code)
}}

var activities = table[model.Activity]{name: "measure", bind: func(r *row, m *model.Activity) {
	r.add("measure", &m.Code)
	r.add("grp", &m.Group)
	r.add("number", &m.Number)
	r.add("category", &m.Category)
	r.text("name", &m.Name)
	bindRating(r, &m.Rating)
	r.source("", &m.Source)
}}

var initiatives = table[model.Initiative]{name: "initiative", bind: func(r *row, i *model.Initiative) {
	r.add("initiative", &i.Code)
	r.add("grp", &i.Group)
	r.add("theme", &i.Theme)
	r.add("number", &i.Number)
	r.text("name", &i.Name)
	r.text("explanation", &i.Explanation)
	r.add("tag", optional[model.Tag]{&i.Tag})
	r.add("is_heading", &i.Heading)
	r.add("parent", optional[string]{&i.Parent})
	r.source("", &i.Source)
}}

var lineages = table[model.Lineage]{name: "lineage", bind: func(r *row, l *model.Lineage) {
	r.add("kind", &l.Kind)
	r.text("reason", &l.Reason)
	r.add("inferred", &l.Inferred)
	r.source("", &l.Source)
}}

// end is one KPI that a lineage leads from or to.
type end struct{ from, to string }

var lineageEnds = table[end]{name: "lineage_end", owner: "lineage_ord", bind: func(r *row, e *end) {
	r.add("from_kpi", optional[string]{&e.from})
	r.add("to_kpi", optional[string]{&e.to})
}}

// ends lists where a lineage leads from and then where it leads to.
func ends(l *model.Lineage) []end {
	var list []end
	for _, code := range l.From {
		list = append(list, end{from: code})
	}
	for _, code := range l.To {
		list = append(list, end{to: code})
	}
	return list
}

var conflicts = table[model.Conflict]{name: "conflict", bind: func(r *row, c *model.Conflict) {
	r.add("kind", &c.Kind)
	r.add("subject", &c.Subject)
	r.add("field", &c.Field)
	r.add("shown", &c.Shown)
	r.text("note", &c.Note)
}}

var variants = table[model.Variant]{name: "print", owner: "conflict_ord", bind: func(r *row, p *model.Variant) {
	r.add("text", &p.Text)
	r.add("value", &p.Value)
	r.source("", &p.Source)
}}
