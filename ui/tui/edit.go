package tui

import (
	"errors"
	"fmt"

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
	typing  bool // keys go to the comment
	saving  bool
	theirs  *model.Status // somebody's newer status, when a save was refused for it
}

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
	if k := m.card.Year.KPI(key); k != nil {
		return item{key, m.card.Year, m.format.ItemName(m.card, key), &k.Status}, ""
	}
	for _, activity := range m.card.Activities("") {
		if activity.Code == key {
			return item{key, m.card.Year, m.format.ItemName(m.card, key), &activity.Status}, ""
		}
	}
	lines, year := m.card.Initiatives("")
	for _, line := range lines {
		switch {
		case line.Code != key:
		case line.Heading:
			return item{}, edit.HeadingHasNone
		default:
			return item{key, year, m.format.ItemName(m.card, key), &line.Status}, ""
		}
	}
	return item{}, edit.NotHere
}

// refusal says why no status can be changed at the moment; empty when it can.
func (m *Model) refusal(it item) string {
	if m.card.Closing != nil && it.year == m.card.Year {
		return m.closedWords()
	}
	if why := m.frozen(); why != "" {
		return fmt.Sprintf(m.labels.Screen.Edit.ReadOnlyF, why)
	}
	return ""
}

// closedWords says that the shown year takes no change, and why.
func (m *Model) closedWords() string {
	return fmt.Sprintf(m.labels.Screen.Edit.ClosedF, model.YearLabel(m.card.Year.Year), m.card.Closing.Reason)
}

// beginEdit opens the status of the selected row.
func (m *Model) beginEdit() *draft {
	if m.card != nil && m.turning() {
		m.say(m.labels.Screen.Loading) // the row in view is not the one that was meant
		return nil
	}
	it, why := m.editable(m.page().selected())
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
	if d := m.beginEdit(); d != nil {
		m.mode = setting
		m.say(fmt.Sprintf(m.labels.Screen.Edit.SetPromptF, d.name))
	}
	return nil
}

// setKey takes the digit after s; any other key only cancels.
func (m *Model) setKey(key string) tea.Cmd {
	value, ok := statusOfKey(key)
	if !ok {
		m.endEdit()
		m.say(m.labels.Screen.Edit.NothingDone)
		return nil
	}
	m.draft.value = value
	m.mode = editing
	if value == model.Difficult {
		m.draft.typing = true
		return nil
	}
	return m.save()
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

// editKey handles a key while a status is edited.
func (m *Model) editKey(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	d := m.draft
	switch {
	case d.saving:
		m.say(m.labels.Screen.Edit.Saving)
		return nil
	case d.theirs != nil:
		return m.collisionKey(halfWidth(key))
	case key == "esc":
		m.endEdit()
		m.say(m.labels.Screen.Edit.Cancelled)
		return nil
	case key == "enter":
		return m.save()
	case key == "tab" || key == "shift+tab":
		d.typing = !d.typing
		return nil
	case d.typing:
		return m.commentKey(msg)
	}
	return m.choiceKey(halfWidth(key))
}

func (m *Model) commentKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case msg.Text != "":
		m.draft.comment.insert(msg.Text)
	case !m.draft.comment.edit(msg.String()):
		m.unknownKey(msg.String())
	}
	return nil
}

// choices are the values in the order that the arrow keys go through.
func choices() []model.StatusValue { return append(model.StatusValues(), model.Unset) }

func (m *Model) choiceKey(key string) tea.Cmd {
	if value, ok := statusOfKey(key); ok {
		m.choose(value)
		// A difficulty wants a word about it.
		m.draft.typing = value == model.Difficult
		return nil
	}
	at := 0
	for i, value := range choices() {
		if value == m.draft.value {
			at = i
		}
	}
	n := len(choices())
	switch key {
	case "up", "left", "k", "h":
		m.choose(choices()[(at+n-1)%n])
	case "down", "right", "j", "l":
		m.choose(choices()[(at+1)%n])
	default:
		m.unknownKey(key)
	}
	return nil
}

// choose takes a value.
func (m *Model) choose(value model.StatusValue) {
	if m.draft.value == value && value != model.Difficult {
		m.say(m.labels.Screen.AlreadyHere)
	}
	m.draft.value = value
}

// commentOpen reports whether the comment line stands on the screen.
func (d *draft) commentOpen() bool {
	return d.typing || d.value == model.Difficult || d.comment.text() != ""
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
		d.theirs = theirs
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
		d.theirs = &stale.Current
		m.alarm(m.labels.Screen.Edit.CollisionTitle)
		return nil
	case msg.err != nil:
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	before := d.before
	m.endEdit()
	m.apply(msg.edit.Year, msg.edit.Item, msg.status)
	m.say(fmt.Sprintf(m.labels.Screen.Edit.SavedF, m.format.Status(before), m.format.Status(msg.status)))
	return nil
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
