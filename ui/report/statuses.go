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
	return yearJSON(w, c, o, func(e *encoder) any {
		d := statusesDocument{frame: e.frame()}
		for item := range c.Year.StatusItems() {
			if item.Status != nil && e.wants(item.Group) {
				d.Statuses = append(d.Statuses, statusEntry{item.Kind, item.Group, item.Code, item.Number, item.Name, *item.Status})
			}
		}
		return d
	})
}

// HistoryJSON is History as JSON.
func HistoryJSON(w io.Writer, c *model.Scorecard, changes []model.Change, o Options) error {
	return yearJSON(w, c, o, func(e *encoder) any {
		d := historyDocument{frame: e.frame()}
		for i := range changes {
			d.Changes = append(d.Changes, historyOf(&changes[i]))
		}
		return d
	})
}

type statusesDocument struct {
	frame
	Statuses []statusEntry `json:"statuses"`
}

type statusEntry struct {
	Kind   model.ItemKind `json:"kind" year:"oneof=kpi activity initiative"`
	Group  string         `json:"group" year:"refers=groups"`
	Code   string         `json:"code" year:"code"`
	Number string         `json:"number"`
	Name   model.Text     `json:"name"`
	Status model.Status   `json:"status"`
}

type historyDocument struct {
	frame
	Changes []changeEntry `json:"changes"`
}

type changeEntry struct {
	Seq    int              `json:"seq" year:"min=1"`
	Year   int              `json:"year" year:"fiscal"`
	Item   string           `json:"item,omitempty"`
	Kind   model.ChangeKind `json:"kind"`
	From   *statusWords     `json:"from"`
	To     *statusWords     `json:"to"`
	Field  string           `json:"field,omitempty"`
	Nth    *int             `json:"nth" year:"min=0"`
	Was    *choice          `json:"was"`
	Is     *choice          `json:"is"`
	Reason string           `json:"reason,omitempty"`
	Who    string           `json:"who"`
	At     time.Time        `json:"at"`
	Undoes int              `json:"undoes,omitempty"`
	Import int              `json:"import,omitempty"`
}

// statusWords are a status as the history keeps it.
type statusWords struct {
	model.Status `report:"without=who at"`
}

type choice struct {
	Text   string `json:"text"`
	Value  string `json:"value,omitempty"`
	Reason string `json:"reason"`
}

func historyOf(h *model.Change) changeEntry {
	entry := changeEntry{
		Seq: h.Seq, Year: h.Year, Item: h.Item, Kind: h.Kind, Field: h.Field, Reason: h.Reason, Who: h.Who, At: h.At,
		Undoes: h.Undoes, Import: h.Import,
	}
	switch {
	case h.Field != "":
		entry.Nth, entry.Was, entry.Is = &h.Nth, choiceOf(h.Was), choiceOf(h.Is)
	case h.Item != "":
		entry.From, entry.To = &statusWords{h.From}, &statusWords{h.To}
	}
	return entry
}

func choiceOf(c model.Choice) *choice {
	if c.Text == "" {
		return nil
	}
	return &choice{Text: c.Text, Value: c.Value, Reason: c.Reason}
}
