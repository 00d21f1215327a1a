package label

import "scorecard/model"

// Command is the words of the command line.
type Command struct {
	Usage, Examples, Commands, Flags, GlobalFlags string
	More                                          Form

	UnknownFlag, UnknownCommand, TooMany, TooFew, NoValue, BadValue, SeeHelp Form
	ErrorWord                                                                string

	Wrote, Checked, Problems, Found  Form
	Closed, Reopened, NotClosed      Form
	Version, CrashKept, CannotWrite  Form
	DumbWhy                          Form
	NotUTF8Why, Crashed              string
	ExitTitle, EnvironmentTitle      string
	FilesTitle, FilesText, KeysTitle string

	CannotWriteWhy map[model.ErrorKind]string
	ValueTypes     map[string]string        // by the library's name of a flag's type
	Words          map[string]*CommandWords // by the command's name
	FlagWords      map[string]string        // by the flag's name
	Exits          map[string]string        // by exit code
	Environment    map[string]string        // by variable
}

// CommandWords describe one command. Short is one line; Long and Example may be more.
type CommandWords struct {
	Short, Long, Example string
}

// Transfer is the words of import, export, templates and the choice of a branch
// on the command line.
type Transfer struct {
	ImportsTitle, NoImports, FilesWord string
	Undoes, UndoneBy                   Form

	Encoding                        Form // a file and the encoding that it was read in
	AskImport, AskStatuses, AskUndo string
	YesWord                         string
	Declined, DryRun, NothingToDo   string
	NeedsYes, NeedsYesUndo          string
	Imported, Undone                Form
	Anew                            Form // why a preview is made again
	Progress                        Form // of one of the works that follow
	Reading, Writing, Comparing     string
	WroteFiles                      Form
	ToTerminal                      string // a workbook is no text
	OneTable, NoTable               Form
	TableNeeded                     string
	AllNeedsFolder, EncodingNeeded  string
	BranchTaken                     Form
	StdinTwice                      string
	NewerBuiltIn                    Form
	BuiltInName                     string
	NotAYear, NothingInCommon       Form
	TemplateNeedsYear               string
	NotAFolder                      string
	WithImport                      Form
	CannotRead                      Form // a file that was to be read
	CannotReadWhy                   map[model.ErrorKind]string
}
