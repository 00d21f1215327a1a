package tui

import (
	"golang.org/x/text/unicode/norm"

	"scorecard/ui/label"
)

// action is what a key asks for.
type action int

const (
	none action = iota
	goTab
	nextTab
	previousTab
	earlierYear
	laterYear
	openFilter
	switchLanguage
	toggleHelp
	quit
	back
	rowUp
	rowDown
	pageUp
	pageDown
	firstRow
	lastRow
	columnsLeft
	columnsRight
	nextSection
	previousSection
	detailDown
	detailUp
	openRow
	copyRow
	copyTable
	suspend
	edit
	setAtOnce
	showHistory
	undo
	redo
	resolveConflict
	importFiles
	exportShown
	chooseBranch
)

// place is the part of the key map a key belongs to.
type place int

const (
	everywhere place = iota
	tables
	editors
	collisions
	previews
	pointer
)

// binding is one entry of the key map: help, the bottom line, the README and
// the man page are made from it.
type binding struct {
	where place
	do    action
	keys  []string // as the terminal library names them
	show  string   // as a person reads them
	what  func(*label.Keys) string
	brief brief
}

// brief is how a key stands in the bottom line: the lower its rank, the longer
// it stays there in a narrow window; rank 0 does not stand there.
type brief struct {
	rank int
	show string
	what func(*label.Keys) string
}

// keyMap is the one list of keys, in the order that help shows them.
func keyMap() []binding {
	return []binding{
		{everywhere, goTab, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1-9", func(k *label.Keys) string { return k.Tabs }, brief{}},
		{everywhere, nextTab, []string{"tab"}, "Tab", func(k *label.Keys) string { return k.NextTab }, brief{3, "Tab", func(k *label.Keys) string { return k.BriefTab }}},
		{everywhere, previousTab, []string{"shift+tab"}, "Shift-Tab", func(k *label.Keys) string { return k.NextTab }, brief{}},
		{everywhere, earlierYear, []string{"["}, "[", func(k *label.Keys) string { return k.Year }, brief{}},
		{everywhere, laterYear, []string{"]"}, "]", func(k *label.Keys) string { return k.Year }, brief{8, "[ ]", func(k *label.Keys) string { return k.Year }}},
		{everywhere, openFilter, []string{"/"}, "/", func(k *label.Keys) string { return k.Filter }, brief{9, "/", func(k *label.Keys) string { return k.Filter }}},
		{everywhere, switchLanguage, []string{"L"}, "L", func(k *label.Keys) string { return k.Language }, brief{10, "L", func(k *label.Keys) string { return k.Language }}},
		{everywhere, toggleHelp, []string{"?"}, "?", func(k *label.Keys) string { return k.Help }, brief{2, "?", func(k *label.Keys) string { return k.Help }}},
		{everywhere, quit, []string{"q", "ctrl+c"}, "q", func(k *label.Keys) string { return k.Quit }, brief{1, "q", func(k *label.Keys) string { return k.Quit }}},
		{everywhere, showHistory, []string{"H"}, "H", func(k *label.Keys) string { return k.History }, brief{}},
		{everywhere, undo, []string{"u"}, "u", func(k *label.Keys) string { return k.Undo }, brief{}},
		{everywhere, redo, []string{"ctrl+r"}, "Ctrl-R", func(k *label.Keys) string { return k.Undo }, brief{}},
		{everywhere, importFiles, []string{"I"}, "I", func(k *label.Keys) string { return k.Import }, brief{}},
		{everywhere, exportShown, []string{"X"}, "X", func(k *label.Keys) string { return k.Export }, brief{}},
		{everywhere, chooseBranch, []string{"b"}, "b", func(k *label.Keys) string { return k.Branch }, brief{}},
		{everywhere, suspend, []string{"ctrl+z"}, "Ctrl-Z", func(k *label.Keys) string { return k.Suspend }, brief{}},
		{everywhere, back, []string{"esc"}, "Esc", func(k *label.Keys) string { return k.Back }, brief{}},
		{tables, rowUp, []string{"up", "k"}, "↑ k", func(k *label.Keys) string { return k.Row }, brief{}},
		{tables, rowDown, []string{"down", "j"}, "↓ j", func(k *label.Keys) string { return k.Row }, brief{5, "↑↓", func(k *label.Keys) string { return k.BriefRow }}},
		{tables, pageUp, []string{"pgup", "ctrl+b"}, "PgUp", func(k *label.Keys) string { return k.Page }, brief{}},
		{tables, pageDown, []string{"pgdown", "ctrl+f", "space"}, "PgDn", func(k *label.Keys) string { return k.Page }, brief{}},
		{tables, firstRow, []string{"g", "home"}, "g", func(k *label.Keys) string { return k.Ends }, brief{}},
		{tables, lastRow, []string{"G", "end"}, "G", func(k *label.Keys) string { return k.Ends }, brief{}},
		{tables, columnsLeft, []string{"left", "h"}, "← h", func(k *label.Keys) string { return k.Sideways }, brief{}},
		{tables, columnsRight, []string{"right", "l"}, "→ l", func(k *label.Keys) string { return k.Sideways }, brief{}},
		{tables, nextSection, []string{"v"}, "v", func(k *label.Keys) string { return k.Section }, brief{4, "v", func(k *label.Keys) string { return k.BriefSection }}},
		{tables, previousSection, []string{"V"}, "V", func(k *label.Keys) string { return k.Section }, brief{}},
		{tables, detailDown, []string{"J"}, "J", func(k *label.Keys) string { return k.Detail }, brief{6, "J K", func(k *label.Keys) string { return k.BriefDetail }}},
		{tables, detailUp, []string{"K"}, "K", func(k *label.Keys) string { return k.Detail }, brief{}},
		{tables, openRow, []string{"enter"}, "Enter", func(k *label.Keys) string { return k.Enter }, brief{7, "Enter", func(k *label.Keys) string { return k.BriefOpen }}},
		{tables, edit, []string{"e"}, "e", func(k *label.Keys) string { return k.Edit }, brief{4, "e", func(k *label.Keys) string { return k.BriefEdit }}},
		{tables, setAtOnce, []string{"s"}, "s 1 2 3 0", func(k *label.Keys) string { return k.SetAt }, brief{}},
		{tables, resolveConflict, []string{"c"}, "c", func(k *label.Keys) string { return k.Resolve }, brief{}},
		{tables, copyRow, []string{"y"}, "y", func(k *label.Keys) string { return k.Copy }, brief{}},
		{tables, copyTable, []string{"Y"}, "Y", func(k *label.Keys) string { return k.CopyTable }, brief{}},
		{editors, none, nil, "1 2 3 0  ↑ ↓", func(k *label.Keys) string { return k.Choose }, brief{}},
		{editors, none, nil, "Tab", func(k *label.Keys) string { return k.CommentKey }, brief{}},
		{editors, none, nil, "Enter", func(k *label.Keys) string { return k.Save }, brief{}},
		{editors, none, nil, "Esc", func(k *label.Keys) string { return k.Cancel }, brief{}},
		{collisions, none, nil, "t", func(k *label.Keys) string { return k.Theirs }, brief{}},
		{collisions, none, nil, "m", func(k *label.Keys) string { return k.Mine }, brief{}},
		{previews, none, nil, "Tab", func(k *label.Keys) string { return k.CompleteName }, brief{}},
		{previews, none, nil, "Enter", func(k *label.Keys) string { return k.BringIn }, brief{}},
		{previews, none, nil, "r", func(k *label.Keys) string { return k.TakeStatuses }, brief{}},
		{pointer, none, nil, "", func(k *label.Keys) string { return k.Mouse }, brief{}},
	}
}

// keyTable finds the action of a key.
type keyTable map[string]action

func newKeyTable() keyTable {
	table := keyTable{}
	for _, b := range keyMap() {
		for _, key := range b.keys {
			table[key] = b.do
		}
	}
	return table
}

// halfWidth makes a full-width key from an input method count as its half-width
// one, outside text fields.
func halfWidth(key string) string {
	if len(key) <= 1 {
		return key
	}
	folded := norm.NFKC.String(key)
	switch folded {
	case " ":
		return "space"
	case "「":
		return "["
	case "」":
		return "]"
	case "・":
		return "/"
	}
	return folded
}
