package view

import (
	"fmt"
	"strings"
	"time"

	"scorecard/model"
)

// History lists changes, the newest first. Its keys are the changes' numbers.
func (f Format) History(c *model.Scorecard, changes []model.Change, title string) Table {
	e := f.Labels.Screen.Edit
	b := newTable("history", title, []column[*model.Change]{
		{Column: Column{ID: "when", Title: e.When, Keep: Always}, cell: func(h *model.Change) Cell { return Cell{Text: minute(h.At)} }},
		{Column: Column{ID: NameColumn, Title: e.ItemWord, Keep: Always}, cell: func(h *model.Change) Cell { return Cell{Text: f.changedItem(c, h)} }},
		{Column: Column{ID: "year", Keep: Useful}, cell: func(h *model.Change) Cell { return Cell{Text: model.YearLabel(h.Year), Tone: Dim} }},
		{Column: Column{ID: "kind", Title: f.Labels.Kind, Keep: Useful}, cell: func(h *model.Change) Cell { return Cell{Text: f.changeKind(h), Tone: Dim} }},
		{Column: Column{ID: "from", Title: e.From, Keep: Important}, cell: func(h *model.Change) Cell {
			return Cell{Text: f.changed(h, h.From, h.Was), Tone: StatusTone(h.From.Value)}
		}},
		{Column: Column{ID: "to", Title: e.To, Keep: Always}, cell: func(h *model.Change) Cell {
			return Cell{Text: f.changed(h, h.To, h.Is), Tone: StatusTone(h.To.Value)}
		}},
		{Column: Column{ID: "who", Title: f.Labels.Who, Keep: Important}, cell: func(h *model.Change) Cell { return Cell{Text: h.Who} }},
	}...)
	for i := range changes {
		b.row(Row{Key: fmt.Sprint(changes[i].Seq)}, &changes[i])
	}
	return b.done()
}

// minute is a moment in the reader's time zone.
func minute(at time.Time) string { return at.Local().Format("2006-01-02 15:04") }

// changedItem names what a change is about: an item, with the fact whose sources
// differ when that was resolved, or the year.
func (f Format) changedItem(c *model.Scorecard, h *model.Change) string {
	if h.Field == "" {
		return f.ItemName(c, h.Item)
	}
	return f.Subject(c, h.Item) + " " + f.FactName(h.Field)
}

// changeKind says what a change did; an import is known by its number.
func (f Format) changeKind(h *model.Change) string {
	if h.Kind != model.Imported {
		return f.Labels.Changes[h.Kind]
	}
	if h.Undoes > 0 {
		return f.Labels.Screen.Edit.ImportBack.With("import", h.Import)
	}
	return fmt.Sprintf("%s %d", f.Labels.Changes[h.Kind], h.Import)
}

// changed is a status in the history, or the variant that was chosen; a year's own
// rows have neither.
func (f Format) changed(h *model.Change, s model.Status, chosen model.Choice) string {
	switch {
	case h.Item == "":
		return ""
	case h.Field == "":
		return f.Status(s)
	case chosen.Text == "":
		return f.Labels.Screen.Dialog.Undecided
	}
	return chosen.Text
}

// Change tells a change in one line: whose status, from what to what.
func (f Format) Change(c *model.Scorecard, h *model.Change) string {
	text := model.YearLabel(h.Year) + " " + f.changedItem(c, h)
	if h.Item == "" {
		return text + " " + f.changeKind(h)
	}
	return text + " " + f.changed(h, h.From, h.Was) + " → " + f.changed(h, h.To, h.Is)
}

// ChangeDetail explains a change in full, with the comments before and after.
func (f Format) ChangeDetail(c *model.Scorecard, h *model.Change) Detail {
	e := f.Labels.Screen.Edit
	d := Detail{Title: f.changedItem(c, h)}
	d.add(Facts, e.When, Cell{Text: h.At.Local().Format("2006-01-02 15:04:05") + "  " + h.Who})
	d.add(Facts, f.Labels.Kind, Cell{Text: f.changeKind(h)})
	if h.Item != "" {
		d.add(Facts, e.From, f.changeSide(h, h.From, h.Was))
		d.add(Facts, e.To, f.changeSide(h, h.To, h.Is))
	}
	if h.Reason != "" {
		d.add(Facts, e.Reason, Cell{Text: h.Reason})
	}
	return d
}

func (f Format) changeSide(h *model.Change, s model.Status, chosen model.Choice) Cell {
	if h.Field != "" {
		return Cell{Text: f.changed(h, s, chosen)}
	}
	return f.StatusLine(model.Status{Value: s.Value, Note: s.Note, Comment: s.Comment})
}

// ItemName names a KPI, an activity or a key measure with its group and number;
// the year when the code is empty, the code itself when it is not on file.
func (f Format) ItemName(c *model.Scorecard, code string) string {
	if code == "" {
		return f.Labels.YearWord
	}
	if item, found := c.StatusItem(code); found {
		short := item.Group
		if g := c.Group(item.Group); g != nil {
			short = f.Text(g.Short)
		}
		if !f.japanese() {
			short += " "
		}
		return strings.TrimSpace(short+item.Number) + " " + f.Text(item.Short)
	}
	return code
}
