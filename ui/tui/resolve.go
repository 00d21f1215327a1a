package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

// ruling is a conflict of the sources being decided. Like a draft, the store
// sees it only when it is saved.
type ruling struct {
	conflicts []*model.Conflict // of the selected row, with two values each
	at        int               // the one in view
	year      *model.Year
	variant   int // index into the variants; undecided takes a resolution back
	reason    input
	typing    bool // keys go to the reason
	saving    bool
}

// undecided is no variant: what the documents say stands.
const undecided = -1

func (r *ruling) conflict() *model.Conflict { return r.conflicts[r.at] }

// changed reports whether saving would say anything new.
func (r *ruling) changed() bool {
	resolution := r.conflict().Resolution
	if resolution == nil {
		return r.variant != undecided || r.reason.text() != ""
	}
	return r.variant != resolution.Variant || r.reason.text() != resolution.Reason
}

// startResolve opens the conflicts of the selected row.
func (m *Model) startResolve() tea.Cmd {
	if m.card == nil || m.turning() {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	conflicts, year := m.conflictsOf(m.page().selected())
	switch {
	case len(conflicts) == 0:
		m.alarm(m.labels.Screen.Edit.NoConflict)
		return nil
	case m.frozen() != "":
		m.alarm(fmt.Sprintf(m.labels.Screen.Edit.ReadOnlyF, m.frozen()))
		return nil
	case m.card.Closing != nil && year == m.card.Year:
		m.alarm(m.closedWords())
		return nil
	}
	m.ruling = &ruling{conflicts: conflicts, year: year}
	m.ruling.reason.printer = m.printer
	m.turnConflict(0)
	m.mode = resolving
	return nil
}

// conflictsOf lists the conflicts with two values about a row's subject, and
// the year that they belong to.
func (m *Model) conflictsOf(key string) ([]*model.Conflict, *model.Year) {
	if key == "" {
		return nil, nil
	}
	if m.group() != "" && m.section[m.tab] == staffing && m.mode == browsing {
		if staff, year := m.conflictsAbout("staff/" + m.group()); len(staff) > 0 {
			return staff, year
		}
	}
	return m.conflictsAbout(key)
}

func (m *Model) conflictsAbout(subject string) ([]*model.Conflict, *model.Year) {
	var found []*model.Conflict
	for _, c := range m.card.Conflicts(subject) {
		if c.Kind == model.ValueConflict {
			found = append(found, c)
		}
	}
	for _, year := range []*model.Year{m.card.Year, m.card.Before, m.card.After} {
		if year != nil && len(found) > 0 && slices.ContainsFunc(year.Conflicts, func(c model.Conflict) bool {
			return c.Subject == found[0].Subject && c.Field == found[0].Field
		}) {
			return found, year
		}
	}
	return nil, nil
}

// turnConflict goes to another conflict of the row, with what was decided of it.
func (m *Model) turnConflict(by int) {
	r := m.ruling
	n := len(r.conflicts)
	r.at = (r.at + by + n) % n
	r.variant = undecided
	r.reason.set("")
	if resolution := r.conflict().Resolution; resolution != nil {
		r.variant = resolution.Variant
		r.reason.set(resolution.Reason)
	}
}

// resolveKey handles a key while a conflict is decided.
func (m *Model) resolveKey(msg tea.KeyPressMsg) tea.Cmd {
	r, key := m.ruling, msg.String()
	switch {
	case r.saving:
		m.say(m.labels.Screen.Edit.Saving)
	case key == "esc":
		m.endResolve()
		m.say(m.labels.Screen.Edit.Cancelled)
	case key == "enter":
		return m.saveRuling()
	case key == "tab" || key == "shift+tab":
		r.typing = !r.typing
	case r.typing && msg.Text != "":
		r.reason.insert(msg.Text)
	case r.typing:
		if !r.reason.edit(key) {
			m.unknownKey(key)
		}
	default:
		m.ruleKey(halfWidth(key))
	}
	return nil
}

// ruleKey chooses a variant by its digit or goes through them; sideways goes to
// the row's other conflicts.
func (m *Model) ruleKey(key string) {
	r := m.ruling
	n := len(r.conflict().Variants)
	switch {
	case len(key) == 1 && key[0] >= '0' && key[0] <= '9' && int(key[0]-'0') <= n:
		r.variant = int(key[0]-'0') - 1
		r.typing = r.variant != undecided
	case key == "up" || key == "k":
		r.variant = (r.variant+1+n)%(n+1) - 1
	case key == "down" || key == "j":
		r.variant = (r.variant+2)%(n+1) - 1
	case (key == "left" || key == "right" || key == "h" || key == "l") && len(r.conflicts) == 1:
		m.say(m.labels.Screen.AlreadyHere)
	case (key == "left" || key == "right" || key == "h" || key == "l") && r.changed():
		m.say(m.labels.Screen.Edit.DraftKept)
	case key == "left" || key == "h":
		m.turnConflict(-1)
	case key == "right" || key == "l":
		m.turnConflict(1)
	default:
		m.unknownKey(key)
	}
}

func (m *Model) endResolve() {
	m.ruling = nil
	m.mode = browsing
}

type ruled struct{ err error }

// saveRuling asks the store to keep the decision.
func (m *Model) saveRuling() tea.Cmd {
	r := m.ruling
	switch {
	case !r.changed() || r.variant == undecided && r.conflict().Resolution == nil:
		m.endResolve()
		m.say(m.labels.Screen.Edit.Nothing)
		return nil
	case strings.TrimSpace(r.reason.text()) == "":
		r.typing = true
		m.alarm(m.labels.Screen.Dialog.NeedReason)
		return nil
	}
	r.saving = true
	m.say(m.labels.Screen.Edit.Saving)
	resolution := m.card.ResolutionEdit(r.conflict(), r.variant, r.reason.text(), m.config.Who)
	ctx, editor := m.config.Context, m.config.Editor
	return func() tea.Msg {
		_, err := editor.Resolve(ctx, resolution)
		return ruled{err}
	}
}

// takeRuled shows what became of a decision. A refused one stays in view; where
// somebody was faster, theirs is loaded beside it and Enter decides anew.
func (m *Model) takeRuled(msg ruled) tea.Cmd {
	words := m.labels.Screen.Dialog
	r := m.ruling
	if r == nil || !r.saving {
		return m.reload()
	}
	r.saving = false
	switch {
	case errors.Is(msg.err, &model.Error{Kind: model.Stale}):
		m.alarm(words.ResolveStale)
		return m.reload()
	case msg.err != nil:
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	done := words.Withdrawn
	if r.variant != undecided {
		done = fmt.Sprintf(words.ResolvedF, r.conflict().Variants[r.variant].Text)
	}
	m.endResolve()
	reload := m.reload()
	m.say(done)
	return reload
}

// rebase holds an open decision against a scorecard that was loaded anew.
func (m *Model) rebase() {
	r := m.ruling
	if r == nil {
		return
	}
	at := r.conflict()
	conflicts, year := m.conflictsAbout(at.Subject)
	i := slices.IndexFunc(conflicts, func(c *model.Conflict) bool { return c.Field == at.Field })
	if i < 0 || r.variant >= len(conflicts[i].Variants) {
		m.endResolve()
		m.alarm(m.labels.Screen.Dialog.ConflictGone)
		return
	}
	r.conflicts, r.at, r.year = conflicts, i, year
}
