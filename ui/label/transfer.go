package label

// Transfer is the words of import, export, templates and the choice of a branch
// on the command line.
type Transfer struct {
	ImportsTitle, NoImports, FilesWord string
	UndoesF, UndoneByF                 string

	EncodingF                                string // a file and the encoding that it was read in
	AskImport, AskStatuses, AskUndo          string
	YesWord                                  string
	Declined, DryRun, ImportedF, NothingToDo string
	NeedsYes, NeedsYesUndo                   string
	UndoneF                                  string
	AnewF                                    string // why a preview is made again
	ReadingF, WritingF, ComparingF           string
	ExportedF, WroteFilesF                   string
	ToTerminal                               string // a workbook is no text
	OneTableF, NoTableF, TableNeeded         string
	AllNeedsFolder, EncodingNeeded           string
	BranchTakenF                             string
	StdinTwice                               string
	NewerBuiltInF                            string
	BuiltInName                              string
	NotAYearF, NothingInCommonF              string
	TemplateNeedsYear                        string
	NotAFolder                               string
	WithImportF                              string
	CannotReadF                              string // a file that was to be read
	NotThereWhy, FolderWhy, ForbiddenWhy     string
	UnreadableWhy                            string
}

var japaneseTransfer = Transfer{
	ImportsTitle: "取り込みの履歴", NoImports: "まだ取り込みはありません", FilesWord: "ファイル",
	UndoesF: "%d を取り消し", UndoneByF: "%d で取り消し済み",
	EncodingF: "%s: %s として読みました", AskImport: "取り込みますか？ y はい / n いいえ: ",
	AskStatuses: "進捗の食い違いは、記入を残します。ファイルの進捗に置き換えますか？ y 置き換える / n 残す: ",
	AskUndo:     "この取り込みを取り消しますか？ y はい / n いいえ: ", YesWord: "はい",
	Declined: "やめました。何も変えていません", DryRun: "確認だけです。何も変えていません", ImportedF: "取り込みました（取り込み %d）: %s",
	NothingToDo: "変更はないため、何も書いていません", NeedsYes: "取り込むには --yes を付けてください。何も変えていません",
	NeedsYesUndo: "取り消すには --yes を付けてください。何も変えていません",
	UndoneF:      "取り込み %d を取り消しました（取り込み %d）",
	AnewF:        "%s。これが新しい内容です",
	ReadingF:     "読み込み中 %d/%d", WritingF: "書き込み中 %d/%d", ComparingF: "比較中 %d/%d",
	ExportedF: "書き出しました: %s（%d年度分）", WroteFilesF: "書き出しました: %s（%d ファイル）",
	ToTerminal: "Excel のファイルは端末に表示できません。「> ファイル名」か --output で書き出してください。",
	OneTableF:  "CSV は表ごとに一つのファイルになります。--table で表を選ぶか、--output でフォルダーを指定してください（表: %s）。",
	NoTableF:   "その表はありません: %s（表: %s）", TableNeeded: "--table は --format csv のときだけ使えます。",
	AllNeedsFolder: "--year all は、--output で指定したフォルダーに書き出します（--table とは使えません）。", EncodingNeeded: "--encoding は --format csv のときだけ使えます。",
	BranchTakenF: "支部 %s（%s）を使います。ほかの支部は --branch CODE で選べます（scorecard branches で一覧）", StdinTwice: "「-」は一度だけ使えます",
	NewerBuiltInF: "内蔵データに新しい版があります（第%d版、ファイルは第%d版）。scorecard import --built-in（画面では I と Enter）で確認して取り込めます",
	BuiltInName:   "内蔵データ", NotAYearF: "比べられるものではありません: %s（年度、年度ファイル、データベースを指定してください）",
	NothingInCommonF:  "同じ支部と年度がありません: %s、%s",
	TemplateNeedsYear: "--year で、ひな型の年度を指定してください",
	NotAFolder:        "それはフォルダーではありません。フォルダーの名前を指定してください。",
	WithImportF:       "%s は --import とともに使います",
	CannotReadF:       "読み込めません: %s", NotThereWhy: "（ファイルがありません）", FolderWhy: "（フォルダーです）", ForbiddenWhy: "（読む権限がありません）",
	UnreadableWhy: "（読み込みに失敗しました）",
}

var englishTransfer = Transfer{
	ImportsTitle: "Imports", NoImports: "No imports yet", FilesWord: "Files",
	UndoesF: "takes back %d", UndoneByF: "taken back by %d",
	EncodingF: "%s: read as %s", AskImport: "Import this? y yes / n no: ",
	AskStatuses: "Statuses set here are kept. Replace them by those of the file? y replace / n keep: ",
	AskUndo:     "Take this import back? y yes / n no: ", YesWord: "yes",
	Declined: "Not done. Nothing has changed", DryRun: "Only a preview. Nothing has changed", ImportedF: "Imported (import %d): %s",
	NothingToDo: "Nothing changes, so nothing was written", NeedsYes: "Add --yes to import this. Nothing has changed",
	NeedsYesUndo: "Add --yes to take it back. Nothing has changed",
	UndoneF:      "Took back import %d (import %d)",
	AnewF:        "%s. This is the new preview",
	ReadingF:     "Reading %d/%d", WritingF: "Writing %d/%d", ComparingF: "Comparing %d/%d",
	ExportedF: "Wrote %s (%d years)", WroteFilesF: "Wrote %s (%d files)",
	ToTerminal: "A workbook cannot be shown on a terminal. Write it to a file with \"> FILE\" or --output.",
	OneTableF:  "CSV is one file a table. Choose a table with --table, or name a folder with --output (tables: %s).",
	NoTableF:   "There is no such table: %s (tables: %s)", TableNeeded: "--table goes with --format csv alone.",
	AllNeedsFolder: "--year all writes into a folder named by --output, and does not go with --table.", EncodingNeeded: "--encoding goes with --format csv alone.",
	BranchTakenF: "Using branch %s (%s). Choose another with --branch CODE (scorecard branches lists them)", StdinTwice: "\"-\" can be given once only",
	NewerBuiltInF: "The built-in data has a newer edition (%d; the file has %d). scorecard import --built-in (I, Enter on the screen) shows what it would change and takes it",
	BuiltInName:   "built-in data", NotAYearF: "Nothing to compare: %s (name a year, a year file or a database)",
	NothingInCommonF:  "They have no branch and year in common: %s and %s",
	TemplateNeedsYear: "Name the template's year with --year",
	NotAFolder:        "It is not a folder. Name a folder.",
	WithImportF:       "%s goes with --import",
	CannotReadF:       "Cannot read %s", NotThereWhy: " (there is no such file)", FolderWhy: " (it is a folder)", ForbiddenWhy: " (no permission)",
	UnreadableWhy: " (reading failed)",
}
