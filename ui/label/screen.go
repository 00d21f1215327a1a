package label

import "scorecard/model"

// Screen is the words of the interactive program.
type Screen struct {
	FilterPrompt                                                    string
	FilterNone, FilterCount                                         Form
	UnknownKey, UnknownHere, Rows                                   Form
	NoEarlierYear, NoLaterYear, Loading, LoadFailed                 string
	LanguageNow, Copied, CopiedTable, NothingToCopy                 string
	HelpTitle, HelpClose, NoRows                                    string
	MoreColumns, Scroll                                             Form
	NoMoreColumns, AtTop, AtBottom                                  string
	PlanYearNote, Reloaded, Lineage                                 string
	StaffAsOf                                                       Form
	FileGone, FileChanged, FileBack, NothingToOpen                  string
	OnlyInTables, DetailAtTop, DetailAtEnd, DetailFits, AlreadyHere string
	AskedReadOnly                                                   string

	Keys        Keys
	ReadOnlyWhy map[model.ErrorKind]string
	Edit        Edit
	Dialog      Dialog
}

// Keys is what each key of the key map does, for help and the bottom line.
type Keys struct {
	BriefEdit, BriefRow, BriefOpen, BriefTab, BriefSection, BriefDetail string // for the bottom line

	Tabs, NextTab, Year, Filter, Language, Help, Quit, Back     string
	Row, Page, Ends, Sideways, Section, Detail, Enter           string
	Edit, SetAt, Copy, CopyTable, Mouse, Suspend                string
	History, Undo, Resolve, Import, Export, Branch              string
	Previews, CompleteName, BringIn, TakeStatuses               string
	Everywhere, Tables, MouseTitle, Editing, Choose, CommentKey string
	ChooseBack, Save, Cancel, Collision, Theirs, Mine           string
}

// Edit is the words of setting a status, of its history, and of undoing and redoing.
type Edit struct {
	Title, CommentPrompt, Hint, Cancelled, Nothing string
	Saved, SetPrompt, TooLong, ReadOnly            Form
	Theirs, Mine                                   Form // both sides of a collision
	CollisionTitle, CollideDo, TookTheirs          string
	HeadingHasNone, NotHere, Saving                string
	DraftKept, QuitDraft, NoConflict               string
	OfferComment, CommentInHistory, NoTextThere    string
	Stale                                          string
	StaleLong                                      Form
	Closed                                         string
	ClosedBecause                                  Form
	ImportBack, Undone, Redone, NameUndo, NameRedo Form
	NothingDone                                    string
	HistoryOf                                      Form
	HistoryAll, NoHistory, HistoryKeys             string
	When, From, To, Reason, ItemWord               string
}

// Dialog is the words of resolving a conflict, of importing and exporting files, and
// of choosing a branch.
type Dialog struct {
	// Resolving a conflict.
	ResolveTitle, Resolved, ResolvedBy               Form
	Undecided, ReasonPrompt, ResolveHint, NeedReason string
	Withdrawn, ResolveStale, ConflictGone, PrintGone string

	// Importing.
	PreviewTitle, Imported, BadFile, Problems                             Form
	ImportPrompt, ImportHint, Reading, BuiltIn, PreviewHint, ProblemsHint string
	StatusesKept, StatusesTaken, NothingNew                               string

	// Exporting.
	ExportPrompt, ExportHint, Writing, ExistsAlready, NoName string
	Exported                                                 Form

	// The name of a file.
	NoSuchFile, Busy string
	FileMissing      Form

	// Branches.
	OneBranch, Branches Form
	BranchHint          string
}
