package label

// Dialog is the words of resolving a conflict, of bringing files in and out, and
// of choosing a branch.
type Dialog struct {
	// Resolving a conflict.
	ResolveTitleF, Undecided, ReasonPrompt, ResolveHint, NeedReason string
	ResolvedF, ResolvedByF, Withdrawn, ResolveStale, ConflictGone   string

	// Importing.
	ImportPrompt, ImportHint, Reading, BuiltIn, PreviewTitleF, PreviewHint string
	StatusesKept, StatusesTaken, NothingNew, ImportedF                     string
	BadFileF, ProblemsF, ProblemsHint                                      string

	// Exporting.
	ExportPrompt, ExportHint, Writing, ExistsAlready, ExportedF, NoName string

	// The name of a file.
	NoSuchFile, Busy, FileMissingF string

	// Branches.
	OneBranchF, BranchesF, BranchHint string
}

var japaneseDialog = Dialog{
	ResolveTitleF: "資料間の不一致: %s %s", Undecided: "決めない（資料のまま）", ReasonPrompt: "理由: ",
	ResolveHint: "1 2 … 使う値を選ぶ  0 決めない  Tab 理由  Enter 保存  Esc やめる", NeedReason: "理由を書いてください。履歴に残ります",
	ResolvedF: "「%s」を使うと決めました", ResolvedByF: "決めた人: %s %s", Withdrawn: "決定を取り下げました。資料のとおりに表示します",
	ResolveStale: "他の人が先に決めました。その内容を読み込みます。Enter で自分の決定を保存、Esc でやめます", ConflictGone: "この不一致はなくなりました",

	ImportPrompt: "取り込むファイル: ", ImportHint: "ファイル名（xlsx, yaml, csv）を入力して Enter、Tab で補完。空のまま Enter で内蔵データ",
	Reading: "読み取り中…", BuiltIn: "内蔵データ", PreviewTitleF: "取り込みの確認: %s  %s",
	PreviewHint: "Enter 取り込む  Esc やめる", StatusesKept: "r 記入済みの進捗: 残す", StatusesTaken: "r 記入済みの進捗: ファイルの値にする",
	NothingNew: "変わるものはありません", ImportedF: "取り込みました（取り込み %d）。scorecard undo --import %[1]d で戻せます",
	BadFileF: "取り込めません: %s", ProblemsF: "誤りが%d件あります。何も取り込んでいません", ProblemsHint: "ファイルを直してから取り込んでください  Esc 閉じる",

	ExportPrompt: "書き出し先: ", ExportHint: "拡張子で形式が決まります（xlsx, yaml, csv, html, md, txt, json）。Enter で書き出し",
	Writing: "書き込み中…", ExistsAlready: "同じ名前のファイルがあります。もう一度 Enter で置き換えます", ExportedF: "書き出しました: %s",
	NoName: "ファイル名を入力してください",

	NoSuchFile: "その名前で始まるファイルはありません", Busy: "処理中です",
	FileMissingF: "「%s」というファイルはありません。名前と場所を確かめてください",

	OneBranchF: "このファイルの支部は %s だけです", BranchesF: "支部を選ぶ（%d支部）", BranchHint: "Enter 表示  Esc 閉じる",
}

var englishDialog = Dialog{
	ResolveTitleF: "Sources differ: %s %s", Undecided: "undecided (as the documents say)", ReasonPrompt: "Reason: ",
	ResolveHint: "1 2 ... choose the value to use  0 undecided  Tab reason  Enter save  Esc cancel", NeedReason: "Please give a reason. It stays in the history",
	ResolvedF: "Resolved: %s is used", ResolvedByF: "Resolved by %s %s", Withdrawn: "The resolution is withdrawn. Shown as the documents say",
	ResolveStale: "Somebody else has resolved it first; theirs is loaded. Enter saves yours, Esc cancels", ConflictGone: "This conflict is gone",

	ImportPrompt: "File to import: ", ImportHint: "Type a file name (xlsx, yaml, csv) and Enter; Tab completes. Enter alone takes the built-in data",
	Reading: "Reading...", BuiltIn: "built-in data", PreviewTitleF: "Before the import: %s  %s",
	PreviewHint: "Enter import  Esc cancel", StatusesKept: "r statuses set by people: kept", StatusesTaken: "r statuses set by people: the file's",
	NothingNew: "Nothing would change", ImportedF: "Imported (import %d). scorecard undo --import %[1]d takes it back",
	BadFileF: "Cannot be imported: %s", ProblemsF: "%d problems. Nothing was imported", ProblemsHint: "Correct the file, then import it  Esc closes",

	ExportPrompt: "Export to: ", ExportHint: "The ending gives the format (xlsx, yaml, csv, html, md, txt, json). Enter writes the file",
	Writing: "Writing...", ExistsAlready: "A file of that name is there. Enter again replaces it", ExportedF: "Exported: %s",
	NoName: "Please type a file name",

	NoSuchFile: "No file's name begins so", Busy: "Still working",
	FileMissingF: "There is no file %s. Check its name and folder",

	OneBranchF: "%s is the only branch in this file", BranchesF: "Choose a branch (%d)", BranchHint: "Enter show  Esc close",
}
