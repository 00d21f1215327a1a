package tui

import (
	"errors"
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
	place     conflictPlace     // of that one
	variant   int               // index into the variants; undecided takes a resolution back
	reason    input
	typing    bool // keys go to the reason
	saving    bool
}

// undecided is no variant: the printed value is used.
const undecided = -1

func (r *ruling) conflict() *model.Conflict { return r.conflicts[r.at] }

// changed reports whether saving would change anything.
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
		m.alarm(m.labels.Screen.Edit.ReadOnly.With("why", m.frozen()))
		return nil
	case m.card.Closing != nil && year == m.card.Year:
		m.alarm(m.closedWords())
		return nil
	}
	m.ruling = &ruling{conflicts: conflicts}
	m.ruling.reason.printer = m.printer
	m.showConflict(0)
	m.mode = resolving
	return nil
}

// conflictsOf lists the conflicts with two values about a row's subject, and
// the year that they belong to. After a team's own come those of its group.
func (m *Model) conflictsOf(key string) ([]*model.Conflict, *model.Year) {
	if key == "" {
		return nil, nil
	}
	if m.inStaffing() {
		group, year := m.conflictsAbout(model.StaffSubject(m.group()))
		own, ownYear := m.conflictsAboutTeam(key)
		switch {
		case len(own) == 0:
			return group, year
		case ownYear != year:
			return own, ownYear
		}
		return slices.Concat(own, group), year
	}
	return m.conflictsAbout(key)
}

// conflictsAboutTeam leaves out those of a KPI, an activity or a key measure with
// the same code.
func (m *Model) conflictsAboutTeam(code string) ([]*model.Conflict, *model.Year) {
	found, year := m.conflictsAbout(code)
	if year == nil {
		return nil, nil
	}
	if kind, _ := year.Subject(code); kind != model.ItemTeam {
		return nil, nil
	}
	return found, year
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

// turnConflict goes to another conflict of the row.
func (m *Model) turnConflict(by int) {
	n := len(m.ruling.conflicts)
	m.showConflict((m.ruling.at + by + n) % n)
}

// showConflict shows one of the row's conflicts with what was decided of it.
func (m *Model) showConflict(at int) {
	r := m.ruling
	r.at, r.place = at, m.placeOf(r.conflicts[at])
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
	case r.typing:
		m.typeInPlace(&r.reason, msg)
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
		done = words.Resolved.With("variant", r.conflict().Variants[r.variant].Text)
	}
	m.endResolve()
	reload := m.reload()
	m.say(done)
	return reload
}

// conflictPlace distinguishes the conflicts about one field of a subject.
type conflictPlace struct{ year, nth int }

func (m *Model) placeOf(c *model.Conflict) conflictPlace {
	s := m.card.ResolutionEdit(c, undecided, "", "")
	return conflictPlace{s.Year, s.Nth}
}

// rebase carries an open decision over to a scorecard that was loaded again: to
// the same conflict and the same variant, wherever an import has put them. Without
// a draft it shows the present decision.
func (m *Model) rebase() {
	r := m.ruling
	if r == nil {
		return
	}
	old, chosen, draft := r.conflict(), r.variant, r.changed()
	conflicts, _ := m.conflictsAbout(old.Subject)
	at := m.sameConflict(conflicts, old, r.place)
	if at < 0 {
		m.endResolve()
		m.alarm(m.labels.Screen.Dialog.ConflictGone)
		return
	}
	if chosen != undecided {
		chosen = samePrint(conflicts[at], &old.Variants[chosen])
	}
	r.conflicts = conflicts
	switch {
	case !draft:
		m.showConflict(at)
	case chosen == undecided && r.variant != undecided:
		m.endResolve()
		m.alarm(m.labels.Screen.Dialog.PrintGone)
	default:
		r.at, r.place, r.variant = at, m.placeOf(conflicts[at]), chosen
	}
}

// sameConflict is the index of the conflict that has the variants of the old one,
// or is at its place with some of them; -1 when there is none.
func (m *Model) sameConflict(conflicts []*model.Conflict, old *model.Conflict, at conflictPlace) int {
	found := -1
	for i, c := range conflicts {
		here := m.placeOf(c)
		if c.Field != old.Field || here.year != at.year {
			continue
		}
		same := slices.Equal(c.Variants, old.Variants)
		switch {
		case same && here == at:
			return i
		case same, found < 0 && here == at && sharePrint(c, old):
			found = i
		}
	}
	return found
}

func sharePrint(a, b *model.Conflict) bool {
	return slices.ContainsFunc(b.Variants, func(p model.Variant) bool { return samePrint(a, &p) != undecided })
}

// samePrint is the index of the variant with the same words and source, or of the
// only one with the same words.
func samePrint(c *model.Conflict, old *model.Variant) int {
	if i := slices.Index(c.Variants, *old); i >= 0 {
		return i
	}
	found := undecided
	for i, p := range c.Variants {
		if p.Text != old.Text || p.Value != old.Value {
			continue
		}
		if found != undecided {
			return undecided
		}
		found = i
	}
	return found
}
