package report

import (
	"io"
	"time"

	"scorecard/model"
	"scorecard/ui/view"
)

// Statuses prints everything of the year that takes a status, with what was
// said, by whom and when.
func Statuses(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, func(c *model.Scorecard, o Options) *page {
		m := newComposer(c, o)
		m.tablePage(m.f.Statuses(c, o.Group))
		return &m.page
	}, writeText)
}

// History prints changes, the newest first, as the caller has them.
func History(w io.Writer, c *model.Scorecard, changes []model.Change, o Options) error {
	return write(w, c, o, func(c *model.Scorecard, o Options) *page {
		m := newComposer(c, o)
		edit := m.f.Labels.Screen.Edit
		t := m.f.History(c, changes, edit.ItemWord)
		t.Title = edit.HistoryAll
		m.tablePage(t)
		for i := range changes {
			if words := changes[i].To.Comment + changes[i].Reason; words != "" {
				m.item(0, view.Cell{Text: m.f.Change(c, &changes[i]) + ": " + words})
			}
		}
		if len(changes) == 0 {
			m.item(0, view.Cell{Text: edit.NoHistory})
		}
		return &m.page
	}, writeText)
}

func (m *composer) tablePage(t view.Table) {
	m.heading(1, m.f.Text(m.c.Branch.Name)+" "+m.f.Year(m.c.Year.Year)+": "+t.Title)
	if len(t.Rows) > 0 {
		m.rows(t)
	}
}

// StatusesJSON is Statuses as JSON.
func StatusesJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any {
		d := statusesDocument{frame: e.frame(), Statuses: []statusEntry{}}
		add := func(kind, group, code, number string, name model.Text, s model.Status) {
			if o.Group == "" || o.Group == group {
				d.Statuses = append(d.Statuses, statusEntry{kind, group, code, number, words(name), statusOf(s)})
			}
		}
		for i := range c.Year.KPIs {
			k := &c.Year.KPIs[i]
			add("kpi", k.Group, k.Code, k.Number, k.Name, k.Status)
		}
		for i := range c.Year.Activities {
			m := &c.Year.Activities[i]
			add("activity", m.Group, m.Code, m.Number, m.Name, m.Status)
		}
		for i := range c.Year.Initiatives {
			if line := &c.Year.Initiatives[i]; !line.Heading {
				add("initiative", line.Group, line.Code, line.Number, line.Name, line.Status)
			}
		}
		return d
	})
}

// HistoryJSON is History as JSON.
func HistoryJSON(w io.Writer, c *model.Scorecard, changes []model.Change, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any {
		d := historyDocument{frame: e.frame(), Changes: []changeEntry{}}
		for i := range changes {
			d.Changes = append(d.Changes, historyOf(&changes[i]))
		}
		return d
	})
}

func historyOf(h *model.Change) changeEntry {
	entry := changeEntry{
		Seq: h.Seq, Year: h.Year, Kind: string(h.Kind), Who: h.Who, At: h.At.UTC().Format(time.RFC3339),
		Item: orNull(h.Item), Reason: orNull(h.Reason),
	}
	switch {
	case h.Field != "":
		entry.Field, entry.Nth, entry.Was, entry.Is = orNull(h.Field), &h.Nth, chosen(h.Was), chosen(h.Is)
	case h.Item != "":
		from, to := said(h.From), said(h.To)
		entry.From, entry.To = &from, &to
	}
	if h.Undoes > 0 {
		entry.Undoes = &h.Undoes
	}
	if h.Import > 0 {
		entry.Import = &h.Import
	}
	return entry
}

func chosen(c model.Choice) *choiceWords {
	if c.Text == "" {
		return nil
	}
	return &choiceWords{c.Text, orNull(c.Value), c.Reason}
}

func said(s model.Status) statusWords {
	return statusWords{orNull(s.Value), orNull(s.Note), orNull(s.Comment)}
}

type statusEntry struct {
	Kind   string  `json:"kind"`
	Group  string  `json:"group"`
	Code   string  `json:"code"`
	Number string  `json:"number"`
	Name   wording `json:"name"`
	Status status  `json:"status"`
}

type statusesDocument struct {
	frame
	Statuses []statusEntry `json:"statuses"`
}

type statusWords struct {
	Value   *string `json:"value"`
	Note    *string `json:"note"`
	Comment *string `json:"comment"`
}

type changeEntry struct {
	Seq    int          `json:"seq"`
	Year   int          `json:"year"`
	Item   *string      `json:"item"`
	Kind   string       `json:"kind"`
	From   *statusWords `json:"from"`
	To     *statusWords `json:"to"`
	Field  *string      `json:"field"`
	Nth    *int         `json:"nth"`
	Was    *choiceWords `json:"was"`
	Is     *choiceWords `json:"is"`
	Reason *string      `json:"reason"`
	Who    string       `json:"who"`
	At     string       `json:"at"`
	Undoes *int         `json:"undoes"`
	Import *int         `json:"import"`
}

type choiceWords struct {
	Text   string  `json:"text"`
	Value  *string `json:"value"`
	Reason string  `json:"reason"`
}

type historyDocument struct {
	frame
	Changes []changeEntry `json:"changes"`
}
