// Package label contains every word the program shows, in Japanese and in English.
//
// The words are data: ja.txt and en.txt, which are read into the fields of a Labels
// value. To add a word, add a field, and a line to each file under the field's name in
// lower case, words separated by "_". Words that come from a source document (names,
// notes) are data of the model, not labels.
package label

import (
	"strconv"

	"scorecard/model"
)

// Labels is every fixed word of one language. It is shared and never changed.
type Labels struct {
	Lang model.Lang

	// Years and documents.
	Year          Form // long label of a fiscal year: era year, calendar year
	Results, Plan string
	SourceWord    string
	SourcePage    Form
	AsOf          Form
	Writable      string
	ReadOnly      string
	Overview      string
	NextYear      Form
	StatusDate    Form
	NoReview      string

	// Columns and sections.
	Number, Name, Target, Actual, Difference, Attainment            string
	LastYear, LastActual, LastTarget                                Form
	Rank, Rating, Verdict, Status, HQTarget, LineageWord            string
	Group, KPIs, Activities, Initiatives, Staffing, Category, Theme string
	Tag, Headcount, Posts, Duties, Areas, Heads, Total, Unit        string
	KPI, Code, Field, Comment, Who, Kind, TotalRow                  string
	MetOf, RankMove, Statuses, MissedKPIs, NoMissed                 string
	Conflicts, ConflictWord, Reported                               string
	PeopleCount                                                     Form

	// Detail blocks.
	WhatIsMeasured, Review, Policy, FootnoteWord, History, Odd     string
	Alternative, Period, HQItem, Prior                             string
	Explanation, Inferred, InferredClass                           string
	ReviewOf, PolicyOf, FootnoteOf                                 Form
	InWords, Supplement, ActivitiesShort, Fact, Variants, YearWord string
	ShownVariant, Resolved, Scale, Full                            string

	// Movement and arithmetic.
	Up, Held, Down, NotComparable string
	Min, Max                      Form // a bound, around a number
	MinLast, MaxLast              string
	PlacesUp, PlacesDown          Form
	RankPlace, RankOf             Form
	PointUnit                     string // the unit of a difference of percentages

	Chart Chart
	Page  Page

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

	Errors   map[model.ErrorKind]*Advice
	Problems map[model.ProblemKind]string
	Command  Command
	Screen   Screen
	Print    Print
	Sheet    Sheet
	Finding  Finding
	Preview  Preview
	Transfer Transfer
}

// Advice explains a failure: what is wrong, and what to do.
type Advice struct {
	What Form // about a subject, which some failures lack
	Do   string
}

// In returns the labels of a language; Japanese for any other word.
func In(lang model.Lang) *Labels {
	if lang == model.English {
		return english()
	}
	return japanese()
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

// FindStatus reads a status as people name it: its code, its names in either language,
// or its key on the screen. The second result is false when it is none of these.
func FindStatus(name string) (model.StatusValue, bool) {
	wanted := model.Fold(name)
	for i, value := range append([]model.StatusValue{model.Unset}, model.StatusValues()...) {
		names := []string{strconv.Itoa(i), string(value)}
		for _, l := range []*Labels{japanese(), english()} {
			names = append(names, l.StatusNames[value], l.StatusShort[value])
		}
		if value == model.Unset {
			names = append(names, "unset", "none")
		}
		for _, n := range names {
			if n != "" && model.Fold(n) == wanted {
				return value, true
			}
		}
	}
	return model.Unset, false
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if len(s) >= len(p) && s[:len(p)] == p {
			return true
		}
	}
	return false
}
