package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

type branchesLoaded struct {
	branches []model.Branch
	err      error
}

// openBranches asks which branches the file holds.
func (m *Model) openBranches() tea.Cmd {
	if m.card == nil {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	ctx, store := m.config.Context, m.config.Store
	return func() tea.Msg {
		branches, err := store.Branches(ctx)
		return branchesLoaded{branches, err}
	}
}

// takeBranches lists them; one alone leaves nothing to choose.
func (m *Model) takeBranches(msg branchesLoaded) {
	switch {
	case !m.inTables():
		m.idle()
	case msg.err != nil:
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
	case len(msg.branches) < 2:
		m.say(fmt.Sprintf(m.labels.Screen.Dialog.OneBranchF, m.format.Text(m.card.Branch.Name)))
	default:
		m.branches, m.mode = msg.branches, choosing
		m.forget(spot{list: ofBranches})
		m.places[spot{list: ofBranches}] = cursor{key: m.card.Branch.Code}
	}
}

func (m *Model) branchTable() view.Table {
	return m.format.Branches(m.branches, m.card.Branch.Code)
}

// chooseKey moves through the branches; Enter shows one.
func (m *Model) chooseKey(key string) tea.Cmd {
	switch do := m.keys[key]; do {
	case back, chooseBranch:
		m.mode = browsing
		m.detail = nil
	case openRow:
		return m.goBranch(m.page().selected())
	case rowUp, rowDown, pageUp, pageDown, firstRow, lastRow, columnsLeft, columnsRight:
		return m.move(do)
	case quit, switchLanguage, copyRow, copyTable:
		return m.act(do, key)
	default:
		m.unknownKey(key)
	}
	return nil
}

// goBranch shows a branch in the year that is in view, or in its latest with
// results where it has none such.
func (m *Model) goBranch(code string) tea.Cmd {
	m.mode = browsing
	m.detail = nil
	if code == "" || code == m.card.Branch.Code {
		m.say(m.labels.Screen.AlreadyHere)
		return nil
	}
	return m.loadBranch(code, m.card.Year.Year)
}
