package tui

import (
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

type loaded struct {
	request int
	card    *model.Scorecard
	err     error
}

type seriesLoaded struct {
	request int
	kpi     string
	series  series
	err     error
}

// series is a KPI's figures by year, and those of other branches in the year in
// view.
type series struct {
	points []model.Point
	peers  []model.Peer
}

type pulseTaken struct {
	pulse model.Pulse
	err   error
}

type remembered struct{ err error }

// fileState is what the last look at the file saw.
type fileState struct {
	version  int64
	seen     bool
	lost     bool // gone or replaced
	gone     bool
	readOnly bool
}

// load asks for the branch seen from a year; 0 is the latest with results.
func (m *Model) load(year int) tea.Cmd { return m.loadBranch(m.config.Branch, year) }

// loadBranch asks for a branch seen from a year; from its latest with results
// when that year is not on file, or no longer.
func (m *Model) loadBranch(branch string, year int) tea.Cmd {
	m.request++
	m.loading, m.wanted, m.wantedBranch = true, year, branch
	ctx, store, request := m.config.Context, m.config.Store, m.request
	return func() tea.Msg {
		card, err := store.Scorecard(ctx, branch, year)
		if year != 0 && errors.Is(err, &model.Error{Kind: model.NoYear}) {
			card, err = store.Scorecard(ctx, branch, 0)
		}
		return loaded{request: request, card: card, err: err}
	}
}

// alarmDamaged reports which neighbours of the year in view could not be read.
func (m *Model) alarmDamaged() {
	if words := view.DamagedYears(m.card, m.labels.Lang); words != "" {
		m.alarm(m.printer.Clean(words))
	}
}

// reload asks for the year in view again, or for the one that is on its way.
func (m *Model) reload() tea.Cmd {
	if m.loading {
		return m.loadBranch(m.wantedBranch, m.wanted)
	}
	return m.load(m.card.Year.Year)
}

// turning reports whether another year or branch than the one in view is on its
// way.
func (m *Model) turning() bool {
	return m.loading && (m.wanted != m.card.Year.Year || m.wantedBranch != m.config.Branch)
}

// take shows a loaded scorecard. The tab, the section and the selected row stay
// where they were.
func (m *Model) take(msg loaded) tea.Cmd {
	if msg.request != m.request {
		return nil
	}
	m.loading = false
	if msg.err != nil {
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	turned := m.card == nil || m.card.Year.Year != msg.card.Year.Year || m.wantedBranch != m.config.Branch
	if m.card != nil {
		m.followGroups(m.card.Year.Groups, msg.card.Year.Groups)
	}
	m.card, m.config.Branch = msg.card, m.wantedBranch
	m.alarmDamaged()
	m.findAnew()
	m.series = map[string]series{}
	m.tab = min(m.tab, m.tabs()-1)
	m.rebase()
	m.redraw()
	commands := []tea.Cmd{m.loadSeries()}
	if turned {
		commands = append(commands, m.remember())
	}
	if m.mode == recalling {
		commands = append(commands, m.askHistory(m.record.item))
	}
	return tea.Batch(commands...)
}

// followGroups keeps each group's tab, section and rows by its code: another year
// may list the groups in another order, or lack some.
func (m *Model) followGroups(old, now []model.Group) {
	if slices.EqualFunc(old, now, func(a, b model.Group) bool { return a.Code == b.Code }) {
		return
	}
	tab, sections, places := m.tab, [maxTabs]section{}, map[spot]cursor{}
	for at, place := range m.places {
		if at.tab == 0 {
			places[at] = place
		}
	}
	for was := range old {
		is := slices.IndexFunc(now, func(g model.Group) bool { return g.Code == old[was].Code })
		if is < 0 || was+1 >= maxTabs || is+1 >= maxTabs {
			continue
		}
		sections[is+1] = m.section[was+1]
		if m.tab == was+1 {
			tab = is + 1
		}
		for at, place := range m.places {
			if at.tab == was+1 {
				at.tab = is + 1
				places[at] = place
			}
		}
	}
	m.tab, m.section, m.places = tab, sections, places
}

func (m *Model) remember() tea.Cmd {
	if m.config.Memory == nil {
		return nil
	}
	memory, branch, year := m.config.Memory, m.card.Branch.Code, m.card.Year.Year
	return func() tea.Msg { return remembered{memory.RememberYear(branch, year)} }
}

// loadSeries asks for all years of the selected KPI, once a scorecard.
func (m *Model) loadSeries() tea.Cmd {
	if m.card == nil {
		return nil
	}
	kpi := m.selectedKPI()
	if kpi == "" {
		return nil
	}
	if _, known := m.series[kpi]; known {
		return nil
	}
	ctx, store, branch, year, request := m.config.Context, m.config.Store, m.card.Branch.Code, m.card.Year.Year, m.request
	return func() tea.Msg {
		points, err := store.Series(ctx, branch, kpi)
		if err != nil {
			return seriesLoaded{request: request, err: err}
		}
		peers, err := store.Peers(ctx, branch, year, kpi)
		return seriesLoaded{request: request, kpi: kpi, series: series{points, peers}, err: err}
	}
}

// takeSeries keeps a KPI's years. Without them the detail tells the years that
// are loaded anyway, so a failure is no loss.
func (m *Model) takeSeries(msg seriesLoaded) {
	if msg.request != m.request || msg.err != nil {
		return
	}
	m.series[msg.kpi] = msg.series
	m.detail = nil
}

// watch looks at the file once in an interval.
func (m *Model) watch() tea.Cmd {
	if m.config.Interval <= 0 {
		return nil
	}
	ctx, store := m.config.Context, m.config.Store
	return tea.Tick(m.config.Interval, func(time.Time) tea.Msg {
		pulse, err := store.Poll(ctx)
		return pulseTaken{pulse: pulse, err: err}
	})
}

// takePulse loads again when somebody else wrote, and says so when the file is
// gone or replaced; what is loaded stays in view.
func (m *Model) takePulse(msg pulseTaken) tea.Cmd {
	again := m.watch()
	m.idle() // a second in which nothing happened draws nothing
	if msg.err != nil || m.card == nil {
		return again
	}
	before := m.state
	m.state = fileState{
		version: msg.pulse.Version, seen: true, lost: !msg.pulse.Same, gone: msg.pulse.Gone, readOnly: msg.pulse.ReadOnly,
	}
	m.stale = m.stale || m.state.readOnly != before.readOnly
	switch {
	case m.state.lost && !before.lost:
		m.stale = true
		m.alarm(m.labels.Screen.FileGone)
		if !msg.pulse.Gone {
			m.alarm(m.labels.Screen.FileChanged)
		}
	case !m.state.lost && before.lost:
		m.stale = true
		m.say(m.labels.Screen.FileBack)
	case before.seen && before.version != m.state.version && !m.state.lost:
		m.stale = true
		m.say(m.labels.Screen.Reloaded)
		return tea.Batch(again, m.reload())
	}
	return again
}
