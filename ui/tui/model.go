package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/label"
	"scorecard/ui/layout"
	"scorecard/ui/probe"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// Config is everything the program is started with.
type Config struct {
	Context  context.Context // cancelled when the program ends
	Store    Store
	Editor   Editor
	Exchange Exchange
	Memory   Memory // nil when nothing can be remembered
	Branch   string // code; empty is the file's only one
	Card     *model.Scorecard
	Pulse    model.Pulse // the file's when Card was not loaded yet
	Lang     model.Lang
	Glyphs   text.Glyphs
	Waiting  bool       // the terminal may still say how wide it draws; see package probe
	Heard    probe.Late // what it has said of that
	Theme    theme.Name
	Dark     bool // the background to assume until the terminal answers
	Profile  colorprofile.Profile
	Mouse    bool
	Frames   *Frames          // where the program draws; nil when it draws nowhere
	Who      string           // who edits
	Now      func() time.Time // the clock
	Notice   string           // a word to show first, such as that a file was made
	Interval time.Duration
}

// section is one of a group's tables.
type section int

const (
	kpis section = iota
	activities
	initiatives
	staffing
	sections = int(staffing) + 1
)

// mode is what keys mean at the moment.
type mode int

const (
	browsing mode = iota
	filtering
	helping
	setting    // after s: one digit sets the status
	editing    // a draft is open
	confirming // quitting would lose the draft
	recalling  // the history is in view
	resolving  // a conflict is being decided
	asking     // a file's name is being typed
	previewing // what an import would do is in view
	choosing   // the branches are in view
)

// spot names one list of the program: a tab with its section, or a list of
// another kind. Each keeps its own row and scroll position.
type spot struct {
	tab     int
	section section
	list    list
}

// list is a kind of list.
type list int

const (
	ofTab list = iota
	ofFound
	ofHistory
	ofPreview
	ofBranches
)

// Model is the one Bubble Tea model. Its methods run on the program's own
// goroutine alone; commands get copies of what they need.
type Model struct {
	config  Config
	keys    keyTable
	hints   []hint // the bottom line in the present language
	format  view.Format
	labels  *label.Labels
	printer text.Printer
	style   theme.Style
	dark    bool
	profile colorprofile.Profile

	width, height int
	sized         bool // the window's size is known
	growths       int  // how often it was made larger
	mode          mode
	tab           int // 0 is the overview, then the groups in the data's order
	section       [maxTabs]section
	query         input
	helpTop       int
	draft         *draft
	ruling        *ruling
	question      *question
	incoming      *incoming
	branches      []model.Branch
	record        record
	pending       *pending

	card    *model.Scorecard
	series  map[string]series // by KPI, for the loaded scorecard
	request int               // id of the newest load
	loading bool
	wanted  int // the year that the newest load asked for

	wantedBranch string // and the branch
	state        fileState

	pages  map[spot]*page // drawn tables of the present size, language and data
	places map[spot]cursor
	detail *detailView
	late   probe.Late
	zones  []zone
	notice notice
	frame  string
	stale  bool // the frame must be drawn again
	due    bool // it already had to be before the present message
}

// maxTabs bounds the tabs that have keys of their own; further groups are
// reached with Tab.
const maxTabs = 64

// cursor is where a table was left.
type cursor struct {
	key string // the selected row
	top int    // the first line in view
	col int    // the page of columns
}

// notice is a word in the bottom line.
type notice struct {
	text  string
	alarm bool
}

// New makes the program's model.
func New(config Config) *Model {
	m := &Model{
		config: config, keys: newKeyTable(), printer: text.NewPrinter(config.Glyphs).Bare(),
		dark: config.Dark, profile: config.Profile,
		places: map[spot]cursor{}, late: config.Heard, card: config.Card, series: map[string]series{},
		notice: notice{text: config.Notice},
		state:  fileState{version: config.Pulse.Version, seen: config.Card != nil && config.Pulse.Same},
	}
	m.setLanguage(config.Lang)
	m.restyle()
	if m.card != nil {
		m.alarmDamaged()
	}
	return m
}

// Init starts the watch on the file, and loads what was not loaded before.
func (m *Model) Init() tea.Cmd {
	commands := []tea.Cmd{tea.RequestBackgroundColor, m.watch()}
	if m.card == nil {
		commands = append(commands, m.load(0))
	} else {
		commands = append(commands, m.loadSeries())
	}
	return tea.Batch(commands...)
}

func (m *Model) setLanguage(lang model.Lang) {
	m.format = view.In(lang)
	m.findAnew()
	m.labels = m.format.Labels
	m.hints = m.newHints()
	m.redraw()
}

// findAnew computes once what the scorecard's figures say: after a load and
// after a change, never while drawing.
func (m *Model) findAnew() {
	if m.config.Now != nil {
		m.format.Now = m.config.Now()
	}
	m.format.Findings = nil
	if m.card != nil {
		m.format.Findings = finding.Of(m.card, m.format.Now)
	}
}

func (m *Model) restyle() {
	m.style = theme.New(m.config.Theme, m.dark, m.profile)
	m.redraw()
}

// hear takes a late answer about the width of a sample. When the last one has
// come, the glyph set is what the terminal says. All is drawn again then: what
// was drawn with the wrong set may stand anywhere.
func (m *Model) hear(columns int) tea.Cmd {
	m.idle()
	if !m.config.Waiting {
		return nil
	}
	answer, done := m.late.Add(columns)
	if !done {
		return nil
	}
	m.config.Waiting = false
	glyphs := text.Safe()
	if answer == probe.Narrow {
		glyphs = text.Rich()
	}
	if glyphs == m.printer.Glyphs() {
		return nil
	}
	m.printer = text.NewPrinter(glyphs).Bare()
	for _, field := range m.fields() {
		field.printer = m.printer
	}
	m.setLanguage(m.labels.Lang)
	return tea.ClearScreen
}

// fields are the text fields that there are at the moment.
func (m *Model) fields() []*input {
	fields := []*input{&m.query}
	if m.draft != nil {
		fields = append(fields, &m.draft.comment)
	}
	if m.ruling != nil {
		fields = append(fields, &m.ruling.reason)
	}
	if m.question != nil {
		fields = append(fields, &m.question.field)
	}
	return fields
}

// redraw throws away everything drawn: data, size, language or style changed.
func (m *Model) redraw() {
	m.pages = map[spot]*page{}
	m.detail = nil
	m.stale = true
}

// forget draws a list anew, from its top.
func (m *Model) forget(at spot) {
	delete(m.pages, at)
	delete(m.places, at)
	m.detail = nil
}

func (m *Model) say(words string)   { m.notice = notice{text: words} }
func (m *Model) alarm(words string) { m.notice = notice{text: words, alarm: true} }

// tabs counts the overview and the groups.
func (m *Model) tabs() int {
	if m.card == nil {
		return 1
	}
	return min(1+len(m.card.Year.Groups), maxTabs)
}

// group is the code of the tab's group; empty on the overview.
func (m *Model) group() string {
	if m.tab == 0 || m.card == nil || m.tab > len(m.card.Year.Groups) {
		return ""
	}
	return m.card.Year.Groups[m.tab-1].Code
}

// inStaffing reports whether the rows in view are teams. A team may have the code
// of a KPI.
func (m *Model) inStaffing() bool {
	return m.listInView() == ofTab && m.group() != "" && m.section[m.tab] == staffing
}

// spot is the table in view.
func (m *Model) spot() spot {
	if list := m.listInView(); list != ofTab {
		return spot{list: list}
	}
	if m.tab == 0 {
		return spot{}
	}
	return spot{tab: m.tab, section: m.section[m.tab]}
}

// listInView is the kind of list that the mode shows.
func (m *Model) listInView() list {
	switch m.mode {
	case filtering:
		return ofFound
	case recalling:
		return ofHistory
	case previewing:
		return ofPreview
	case choosing:
		return ofBranches
	case browsing, helping, setting, editing, confirming, resolving, asking:
	}
	return ofTab
}

func (m *Model) plan() layout.Screen {
	kind := layout.WithDetail
	if m.listInView() == ofTab && m.tab == 0 || m.mode == choosing {
		kind = layout.ListOnly
	}
	return layout.Plan(m.width, m.height, kind)
}
