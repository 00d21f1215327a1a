// Package label holds every word the program says, in Japanese and in English.
//
// A Labels value is filled once per language; a test fails on an empty field.
// Words that come from a source document (names, notes) are data, not labels.
package label

import "scorecard/model"

// Labels is every fixed word of one language. Fields ending in F are formats.
type Labels struct {
	Lang  model.Lang
	Chart Chart
	Page  Page

	// Years and documents.
	YearF       string // long label of a fiscal year: era year, calendar year
	Results     string
	Plan        string
	SourceWord  string
	PageF       string
	AsOfF       string
	Writable    string
	ReadOnly    string
	Overview    string
	NextYearF   string
	StatusDateF string

	// Columns and sections.
	Number, Name, Target, LastYearF, Actual, Difference, Attainment string
	Rank, Rating, Verdict, Status, HQTarget, LineageWord            string
	Group, KPIs, Activities, Initiatives, Staffing, Category, Theme string
	Tag, Headcount, Team, Posts, Duties, Areas, Heads, Total, Unit  string
	LastActualF, LastTargetF, KPI, Code, Field, Comment, Who        string
	MetOf, RankMove, Statuses, Ratings, ActivityRatings, Gap        string
	MissedKPIs, NoMissed, Conflicts, ConflictWord, Reported, Kind   string
	TotalRow, People, PeopleF                                       string

	// Detail blocks.
	WhatIsMeasured, Review, Policy, FootnoteWord, History, Odd     string
	RatingMeans, Alternative, Period, BreakWord, HQItem, Prior     string
	InForce, Explanation, Inferred, InferredClass, ReviewF         string
	InWords, Supplement, ActivitiesShort, Fact, Variants, YearWord string
	PolicyF, DescriptionF, FootnoteF, ShownVariant, Resolved       string
	NoReview, Scale, FullYear, OfBranchesF, Full                   string

	// Movement and arithmetic.
	Up, Held, Down, NotComparable string
	MinF, MaxF                    string // a bound put before a number, or around it
	MinLast, MaxLast              string
	PlacesUpF, PlacesDownF        string
	RankF, RankOfF                string

	Changes      map[model.ChangeKind]string
	Missing      map[model.Missing]string
	MissingShort map[model.Missing]string
	StatusNames  map[model.StatusValue]string
	StatusShort  map[model.StatusValue]string
	VerdictNames map[model.Verdict]string
	Tags         map[model.Tag]string
	Lineages     map[model.LineageKind]string
	Classes      map[model.Class]string
	Scopes       map[model.Scope]string
	NoteKinds    map[model.NoteKind]string
	ConflictKind map[model.ConflictKind]string
	Units        map[string]string // how a printed unit is written after a number
	PointUnit    string            // the unit of a difference of percentages

	Errors   map[model.ErrorKind]Advice
	Problems map[model.ProblemKind]string
	Command  Command
	Screen   Screen
	Print    Print
	Sheet    Sheet
	Finding  Finding
	Preview  Preview
	Transfer Transfer
}

// Advice is how a failure is told: what is wrong, and what to do.
type Advice struct {
	What string // may hold one %s, the subject
	Do   string
}

// Screen is the words of the interactive program.
type Screen struct {
	Keys                                                                              Keys
	FilterPrompt, FilterNone, FilterCountF                                            string
	UnknownKeyF, UnknownHereF, RowsF, NoEarlierYear, NoLaterYear, Loading, LoadFailed string
	LanguageNow, Copied, CopiedTable, NothingToCopy                                   string
	HelpTitle, HelpClose, MoreColumnsF, NoRows, ScrollF                               string
	ConfirmQuit, TooSmall, NoMoreColumns, AtTop, AtBottom                             string
	PlanYearNote, KeyMeasuresOfF, StaffAsOfF, Reloaded, Lineage                       string
	FileGone, FileChanged, FileBack, NothingToOpen                                    string
	OnlyInTables, DetailAtTop, DetailAtEnd, DetailFits, AlreadyHere                   string
	AskedReadOnly                                                                     string
	ReadOnlyWhy                                                                       map[model.ErrorKind]string
	Edit                                                                              Edit
	Dialog                                                                            Dialog
}

// Edit is the words of setting a status.
type Edit struct {
	Title, CommentPrompt, Hint, SavedF, Cancelled, Nothing                 string
	Refused, ChooseF, Theirs, Mine, CollisionTitle, CollideDo              string
	HeadingHasNone, NotHere, ReadOnly, SetNow, NotSet, Saving              string
	StaleMark, ImportBackF, NothingToUndo, NothingToRedo, UndoneF, RedoneF string
	ByF, DraftKept, QuitDraft, NoConflict                                  string
	Stale, StaleLongF, NameUndoF, NameRedoF, NothingDone                   string
	TheirsF, MineF, Closed, ClosedF, TookTheirs, SetPromptF                string
	HistoryOfF, HistoryAll, NoHistory, When, From, To, Reason              string
	HistoryKeys, ItemWord, ReadOnlyF                                       string
}

// Keys is what each key of the key map does, for help and the bottom line.
type Keys struct {
	BriefEdit, BriefRow, BriefOpen, BriefTab, BriefSection, BriefDetail string // for the bottom line
	Tabs, NextTab, Year, Filter, Language, Help, Quit, Back             string
	Row, Page, Ends, Sideways, Section, Detail, Enter, Edit, SetAt      string
	Copy, CopyTable, Mouse, Suspend, History, Undo, Resolve             string
	Import, Export, Branch, Previews, CompleteName, BringIn             string
	TakeStatuses                                                        string
	Everywhere, Tables, MouseTitle, Editing, Choose, CommentKey         string
	Save, Cancel, Collision, Theirs, Mine                               string
}

// Print is the words of the printed summary.
type Print struct {
	Title, MadeF, Sources, MissedTitle, PolicyTitle, Why string
	NoTerminal, CreatedF, BuiltInReadOnly, TotalTitle    string
	UpgradedF                                            string // an older file, by its first change
	ReplacedF                                            string // a file of the earlier layout, by init --from-earlier
	DamagedYearsF                                        string // a neighbouring year that cannot be read
	NoneMissed, SummaryOf                                string
}

// In returns the labels of a language; Japanese for any other word.
func In(lang model.Lang) *Labels {
	if lang == model.English {
		return &english
	}
	return &japanese
}

// Find reads a language as people and locales write it: "ja", "en_US.UTF-8",
// "日本語", "English". The second result is false when it is neither.
func Find(name string) (model.Lang, bool) {
	switch {
	case hasAnyPrefix(name, "ja", "JA", "Ja", "日本"):
		return model.Japanese, true
	case hasAnyPrefix(name, "en", "EN", "En", "英"):
		return model.English, true
	}
	return "", false
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if len(s) >= len(p) && s[:len(p)] == p {
			return true
		}
	}
	return false
}
