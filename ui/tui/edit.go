package tui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

// draft is a status being edited. The store sees it only when it is saved; the
// version it began from decides whether somebody was faster.
type draft struct {
	item    string
	year    int
	name    string
	before  model.Status // as it was when the edit began, or as theirs was taken note of
	value   model.StatusValue
	comment input
	atOnce  bool // set by one digit, without the editor being open
	saving  bool
	theirs  *model.Status // somebody's newer status, when a save was refused for it
}

// isOpen reports whether the editor is in view and keys go to its comment.
func (d *draft) isOpen() bool { return !d.atOnce && d.theirs == nil }

// collide keeps the draft beside somebody's newer status, for the person to
// choose.
func (d *draft) collide(theirs *model.Status) { d.theirs, d.atOnce = theirs, false }

// changed reports whether the draft says anything new.
func (d *draft) changed() bool {
	return d.value != d.before.Value || d.comment.text() != d.before.Comment
}

// item is what a row of the tables stands for, when it takes a status.
type item struct {
	code   string
	year   *model.Year
	name   string
	status *model.Status
}

// editable finds the item of a row; the words say why there is none.
func (m *Model) editable(key string) (it item, why string) {
	edit := m.labels.Screen.Edit
	if m.card == nil || key == "" {
		return item{}, edit.NotHere
	}
	found, _ := m.card.ItemInView(key)
	switch {
	case found.Status != nil:
		return item{key, found.Year, m.format.ItemName(m.card, key), found.Status}, ""
	case found.Kind == model.ItemInitiative:
		return item{}, edit.HeadingHasNone
	}
	return item{}, edit.NotHere
}

// selectedItem is the item of the selected row.
func (m *Model) selectedItem() (it item, why string) {
	if m.inStaffing() {
		return item{}, m.labels.Screen.Edit.NotHere
	}
	return m.editable(m.page().selected())
}

// refusal says why no status can be changed at the moment; empty when it can.
func (m *Model) refusal(it item) string {
	if m.card.Closing != nil && it.year == m.card.Year {
		return m.closedWords()
	}
	if why := m.frozen(); why != "" {
		return m.labels.Screen.Edit.ReadOnly.With("why", why)
	}
	return ""
}

// closedWords says that the shown year takes no change, and why.
func (m *Model) closedWords() string {
	return m.labels.Screen.Edit.ClosedBecause.With("year", model.YearLabel(m.card.Year.Year), "reason", m.card.Closing.Reason)
}

// beginEdit opens the status of the selected row.
func (m *Model) beginEdit() *draft {
	if m.card != nil && m.turning() {
		m.say(m.labels.Screen.Loading) // the row in view is not the one that was meant
		return nil
	}
	it, why := m.selectedItem()
	if why == "" {
		why = m.refusal(it)
	}
	if why != "" {
		m.alarm(why)
		return nil
	}
	d := &draft{item: it.code, year: it.year.Year, name: it.name, before: *it.status, value: it.status.Value}
	d.comment.printer = m.printer
	d.comment.set(it.status.Comment)
	m.draft = d
	return d
}

func (m *Model) startEdit() tea.Cmd {
	if m.beginEdit() != nil {
		m.mode = editing
	}
	return nil
}

// startSet waits for one digit that sets the status at once.
func (m *Model) startSet() tea.Cmd {
	if m.beginEdit() != nil {
		m.mode = setting
	}
	return nil
}

// setPrompt is the question which status to set.
func (m *Model) setPrompt() string { return m.labels.Screen.Edit.SetPrompt.With("item", m.draft.name) }

// setKey sets the status that the digit after s names; any other key only
// cancels. A comment stays if it is the person's own: somebody else's must not
// appear under this name, and remains in the history.
func (m *Model) setKey(key string) tea.Cmd {
	value, ok := statusOfKey(key)
	if !ok {
		m.cancelSet()
		return nil
	}
	d := m.draft
	if value != d.before.Value && d.before.Who != m.config.Who {
		d.comment.set("")
	}
	d.value, d.atOnce = value, true
	m.mode = editing
	return m.save()
}

func (m *Model) cancelSet() {
	m.endEdit()
	m.say(m.labels.Screen.Edit.NothingDone)
}

func statusOfKey(key string) (model.StatusValue, bool) {
	switch key {
	case "1":
		return model.Achieved, true
	case "2":
		return model.Expected, true
	case "3":
		return model.Difficult, true
	case "0":
		return model.Unset, true
	}
	return model.Unset, false
}

// editKey handles a key while a status is edited: whatever can be printed is
// text of the comment.
func (m *Model) editKey(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	d := m.draft
	switch {
	case d.saving:
		m.say(m.labels.Screen.Edit.Saving)
	case d.theirs != nil:
		return m.collisionKey(halfWidth(key))
	case msg.Text != "":
		m.typeInPlace(&d.comment, msg)
	case key == "esc":
		m.endEdit()
		m.say(m.labels.Screen.Edit.Cancelled)
	case key == "enter":
		return m.save()
	case key == "tab" || key == "down":
		m.turnChoice(1)
	case key == "shift+tab" || key == "up":
		m.turnChoice(-1)
	default:
		m.typeInPlace(&d.comment, msg)
	}
	return nil
}

// choices are the values in the order that Tab goes through.
func choices() []model.StatusValue { return append(model.StatusValues(), model.Unset) }

// turnChoice goes to a neighbour of the chosen value.
func (m *Model) turnChoice(by int) {
	all := choices()
	at := slices.Index(all, m.draft.value)
	m.draft.value = all[(at+by+len(all))%len(all)]
}

func (m *Model) endEdit() {
	m.draft = nil
	m.mode = browsing
}

type saved struct {
	edit   model.Edit
	status model.Status
	err    error
}

// save asks the store to keep the draft. It stays in view until the store has
// answered: only what is on disk is called saved.
func (m *Model) save() tea.Cmd {
	d := m.draft
	if theirs := m.newer(d); theirs != nil {
		d.collide(theirs)
		m.alarm(m.labels.Screen.Edit.CollisionTitle)
		return nil
	}
	if !d.changed() {
		m.endEdit()
		m.say(m.labels.Screen.Edit.Nothing)
		return nil
	}
	d.saving = true
	m.say(m.labels.Screen.Edit.Saving)
	edit := model.Edit{
		Branch: m.card.Branch.Code, Year: d.year, Item: d.item, Version: d.before.Version,
		Value: d.value, Comment: d.comment.text(), Who: m.config.Who,
	}
	ctx, editor := m.config.Context, m.config.Editor
	return func() tea.Msg {
		status, err := editor.SetStatus(ctx, edit)
		return saved{edit: edit, status: status, err: err}
	}
}

// newer is somebody's change that was loaded while the draft was open and says
// something else than the draft; nil when there is none.
func (m *Model) newer(d *draft) *model.Status {
	it, why := m.editable(d.item)
	if why != "" || it.year.Year != d.year || it.status.Version <= d.before.Version {
		return nil
	}
	now := *it.status
	if now.Value == d.value && now.Comment == d.comment.text() {
		d.before = now
		return nil
	}
	return &now
}

// takeSaved shows what became of a save. A refused one keeps the draft.
func (m *Model) takeSaved(msg saved) tea.Cmd {
	d := m.draft
	if d == nil || !d.saving || d.item != msg.edit.Item || d.year != msg.edit.Year {
		return m.reload()
	}
	d.saving = false
	var stale *model.StaleError
	switch {
	case errors.As(msg.err, &stale):
		d.collide(&stale.Current)
		m.alarm(m.labels.Screen.Edit.CollisionTitle)
		return nil
	case msg.err != nil:
		if d.atOnce {
			m.endEdit()
		}
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	m.endEdit()
	m.apply(msg.edit.Year, msg.edit.Item, msg.status)
	m.say(m.savedWords(d, msg.status))
	return nil
}

// savedWords is the change that was saved. One that was set at once offers a
// comment, and names the place of the one before it.
func (m *Model) savedWords(d *draft, now model.Status) string {
	edit := m.labels.Screen.Edit
	words := edit.Saved.With("before", m.format.Status(d.before), "after", m.format.Status(now))
	if d.atOnce {
		words += "  " + edit.OfferComment
		if d.before.Comment != "" && now.Comment == "" {
			words += "  " + edit.CommentInHistory
		}
	}
	return words
}

// apply puts a status into the loaded scorecard, so that the row shows at once
// what is on disk.
func (m *Model) apply(year int, code string, status model.Status) {
	if it, why := m.editable(code); why == "" && it.year.Year == year {
		*it.status = status
	}
	m.findAnew()
	m.redraw()
}

// collisionKey settles a draft that somebody was faster than, with both in
// view.
func (m *Model) collisionKey(key string) tea.Cmd {
	d := m.draft
	theirs := *d.theirs
	switch key {
	case "t":
		m.endEdit()
		m.apply(d.year, d.item, theirs)
		m.say(m.labels.Screen.Edit.TookTheirs)
	case "m":
		d.theirs, d.before = nil, theirs
		return m.save()
	case "esc":
		// The draft goes on over theirs, which the person has now seen.
		d.theirs, d.before = nil, theirs
		m.say(m.labels.Screen.Edit.DraftKept)
	default:
		m.say(m.labels.Screen.Edit.CollideDo)
	}
	return nil
}

// askToQuit ends the program, or asks first when a draft would be lost.
func (m *Model) askToQuit() tea.Cmd {
	if m.unsaved() {
		m.mode = confirming
		m.alarm(m.labels.Screen.Edit.QuitDraft)
		return nil
	}
	return tea.Quit
}

// unsaved reports whether something typed would be lost.
func (m *Model) unsaved() bool {
	return m.draft != nil && m.draft.changed() || m.ruling != nil && m.ruling.changed()
}

func (m *Model) confirmKey(key string) tea.Cmd {
	if key == "y" || key == "ctrl+c" {
		return tea.Quit
	}
	m.mode = editing
	if m.ruling != nil {
		m.mode = resolving
	}
	m.say(m.labels.Screen.Edit.DraftKept)
	return nil
}
