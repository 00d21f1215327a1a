package label

import "scorecard/model"

// Print is the words of the printed summary.
type Print struct {
	Title, Made, PolicyTitle            Form
	MissedTitle, NoneMissed, TotalTitle string
	Created, BuiltInReadOnly            Form
	Upgraded                            Form // an older file, by its first change
	Replaced                            Form // a file of the earlier layout, by init --from-earlier
	DamagedYears                        Form // neighbouring years that cannot be read
}

// Chart is the words beside and within charts, and those that describe a chart to
// readers who do not see it.
type Chart struct {
	Rank                       string // the ruler of ranks
	Trend                      string // three years and more
	Target                     Form   // a target without an actual beside it
	Pair                       Form   // the actual and the target of a year
	Unrated                    string // in a stacked bar, the KPIs without a rating
	Bar, Ruler, Stack, TrendOf Form   // descriptions of charts
}

// Page is the words of the summary as a web page.
type Page struct {
	Contents               string // the list of what is on the page
	Charts                 string // heading of a group's charts
	Legend                 string // how the charts are read
	Bar, Mark, Short, Over string // the key to a bar's parts
	Remark                 string // title of a column of marks
}

// Sheet is the words of a summary that is read as a sheet, and of the list of problems
// of a file.
type Sheet struct {
	Name, FullNames, Kind, Year, Heading, Short, Scope, Note, At, Place string

	NumberOf Form // a column with the exact number alone
	LastYear Form // a column about the year before

	Line       Form // where in a file
	Want       Form // what was expected instead
	DidYouMean Form // what was probably meant
	Many       Form // how many problems there are

	Where, Wrong, Value, Wanted, Hint string // a problem in a table
}

// Preview is the words of the differences between two states of a year, and of what
// an import would do.
type Preview struct {
	Title, DiffTitle            Form
	Nothing, NothingDiffers     string
	NewYear, YearGoes, Closed   string
	Counts                      Form // items of one list that are new, changed and gone
	Summary                     Form // the same of all lists
	ClashCount                  Form
	Clashes, Kept, FromFile     string // statuses that a person has set and a file states otherwise
	FindingCount                Form
	Findings                    string
	More, SourcesLeftOut        Form // what is left out
	What, Field, Old, New, Item string
	None, Yes, No               string
	English, Japanese           Form // a field in one language
	HigherBetter, LowerBetter   string
	AndMore                     Form   // a first name and how many others
	Ask                         string // marks a row that needs a decision

	Kinds map[model.DifferenceKind]string

	BranchesTitle, BranchWord, Years, Chosen string
	Peers, PeersNone                         string
	PeersPlace, PeersTied                    Form
}
