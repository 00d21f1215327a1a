package label

import "scorecard/model/finding"

// Finding has the words of the findings, neutral in tone.
type Finding struct {
	Title, None             string
	Count                   Form
	Evidence                Form   // facts and where they are printed
	Places                  Form   // where, without the facts
	NextPage                Form   // a further page of the same document
	Stop                    string // that ends a sentence
	Year                    Form   // a fiscal year in a sentence
	Light                   string // heading of findings of little weight
	LightCount              Form
	NamesCount              Form   // wordings that differ
	DueAll, DueSome         Form   // statuses that are due: all unset, or some old
	GroupCount, OfGroups    Form   // a count of a group, and of all groups
	Activity, Initiative    Form   // an activity and a key measure beside KPIs of the same number
	Date                    Form   // a day, of the era's year, month and day, or as 2024-10-01
	MarkLegend              string // meaning of the mark in a row
	Scale                   Form   // the note of the rating scale
	AtLeast, AtMost         Form   // a target in a sentence
	AtLeastLast, AtMostLast string
	ChosenBy                Form   // who chose a variant, when, why
	Chosen                  string // beside a value in use that somebody chose
	Outside                 Form   // people of the branch who belong to no group

	Facts map[string]string // what a printed fact is, by the field's name

	Caveat CaveatWords
	Totals TotalsWords
	Rules  RulesWords
	Kinds  map[finding.Kind]*FindingWords
}

// CaveatWords explain why a figure needs care; Added appends that to a sentence.
type CaveatWords struct{ Added, Conditions, Disputed Form }

// TotalsWords count the year in lines.
type TotalsWords struct {
	Title                                                     string
	Hits, Ranks, Medians, Ranked, Staff, StaffSum, StaffClass Form
}

// RulesWords are about the simple rules that agree with the official ratings.
type RulesWords struct {
	Title, None, All, NoneAgainstAll         string
	Boundary, Attainment, Rank, Either, Both Form
	SameAttainment, SameRank                 Form // the thresholds with the same outcome
	Agrees, Against, Unjudged, Unexplained   Form
	Ties, Tie                                Form // rules that are as good, and one of them
	AgainstAll, Disputed                     Form
}

// FindingWords are the words of a kind of finding.
type FindingWords struct {
	Name  string // of the kind
	About string // what a finding of the kind reports
	Line  Sentence
	More  Sentence // what follows the line where it is shown in full; may be empty
}

// FindingKind finds the words of a kind; those of a kind without any are empty.
func (l *Labels) FindingKind(kind finding.Kind) *FindingWords {
	if w := l.Finding.Kinds[kind]; w != nil {
		return w
	}
	return &FindingWords{}
}
