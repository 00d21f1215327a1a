package label

// Command is the words of the command line.
type Command struct {
	Usage, Examples, Commands, Flags, GlobalFlags, More                                string
	UnknownFlagF, UnknownCommandF, TooManyF, TooFewF                                   string
	NoValueF, BadValueF                                                                string
	SeeHelpF, ErrorWord, WroteF, CheckedF, ProblemsF, FoundF                           string
	ClosedF, ReopenedF, NotClosedF, VersionF, DumbWhy, NotUTF8Why, Crashed, CrashKeptF string
	CannotWriteF, IsFolderWhy, NoSpaceWhy, NoPermissionWhy                             string
	NoFolderWhy                                                                        string
	ExitTitle, EnvironmentTitle, FilesTitle, KeysTitle                                 string
	FilesText                                                                          string
	Words                                                                              map[string]CommandWords // by the command's name
	FlagWords                                                                          map[string]string       // by the flag's name
	ValueTypes                                                                         map[string]string       // by the library's name of a flag's type
	Exits                                                                              map[string]string       // by exit code
	Environment                                                                        map[string]string       // by variable
}

// CommandWords tells one command.
type CommandWords struct {
	Short   string
	Long    string
	Example string
}

var japaneseCommand = Command{
	Usage: "使い方", Examples: "例", Commands: "コマンド", Flags: "オプション", GlobalFlags: "共通のオプション",
	More:         "「%s COMMAND --help」でコマンドごとの説明を表示します。",
	UnknownFlagF: "知らないオプションです: %s", UnknownCommandF: "知らないコマンドです: %s", TooManyF: "引数が多すぎます: %s",
	TooFewF: "引数が足りません: %s", BadValueF: "%s には使えない値です: %s（使える値: %s）",
	SeeHelpF: "%s --help で使い方を表示します。", ErrorWord: "エラー", WroteF: "書き出しました: %s",
	CheckedF: "問題はありません: %s（%d年度分）", ProblemsF: "%d件の問題があります", FoundF: "--fail-on に当たる気づきがあります: %s", ClosedF: "%sを締めました: %s", ReopenedF: "%sの締めを解きました: %s", NotClosedF: "%sは締められていません。何も変えていません", VersionF: "scorecard %s（内蔵データ 第%d版）",
	NoValueF: "値が足りません: %s",
	Crashed:  "プログラムの中で問題が起きたため終わりました。保存した変更は失われていません。", CrashKeptF: "くわしい記録: %s",
	CannotWriteF: "書き出せません: %s", IsFolderWhy: "それはフォルダーです。ファイルの名前を指定してください。",
	NoSpaceWhy: "ディスクの空きがありません。元のファイルは変わっていません。", NoPermissionWhy: "書き込む権限がありません。別の場所を指定してください。",
	NoFolderWhy: "そのフォルダーはありません。フォルダーの名前を確かめてください。",
	ValueTypes:  map[string]string{"int": "整数", "bool": "true、false"},
	NotUTF8Why:  "この端末は UTF-8 ではないため、まとめを表示します",
	DumbWhy:     "この端末（TERM=%s）では画面を開けないため、まとめを表示します",
	ExitTitle:   "終了コード", EnvironmentTitle: "環境変数",
	FilesTitle: "ファイル", KeysTitle: "キー",
	FilesText: "データは利用者のデータフォルダーの scorecard/scorecard.db（SQLite）に置きます。最初に開くとき、内蔵の熊本支部のデータから作ります。",
	Words: map[string]CommandWords{
		"scorecard": {
			Short: "支部の成績表を端末で見る",
			Long: "協会けんぽ支部のKPI、実績評価、総括と方針、重点施策、体制を端末で見るプログラムです。\n" +
				"引数なしで画面を開きます。出力先が端末でないときは、まとめを表示します。",
			Example: "  scorecard\n  scorecard summary --year R6 --group health\n  scorecard show 保健 1",
		},
		"summary": {
			Short:   "年度のまとめを表示する",
			Long:    "グループごとのKPI、目標に届かなかったKPIとその理由、方針、事業計画、重点施策、体制を表示します。",
			Example: "  scorecard summary\n  scorecard summary --year R7 --format markdown --output 計画.md\n  scorecard summary --format html --output まとめ.html\n  scorecard summary --format csv --output kpi.csv\n  scorecard summary --json | jq '.groups[].kpis[].rating'",
		},
		"show": {
			Short:   "一つのKPIを詳しく表示する",
			Long:    "KPIの説明、年度ごとの推移、総括、方針、資料の不一致、出典を表示します。コードか、グループと番号で指定します。",
			Example: "  scorecard show lifestyle-checkup-rate\n  scorecard show 保健①\n  scorecard show health 1 --json",
		},
		"groups":   {Short: "グループとそのコードを表示する", Long: "グループの名前、コード、分野、KPIの数を表示します。", Example: "  scorecard groups"},
		"staff":    {Short: "体制を表示する", Long: "支部とグループの人員、チーム、担当業務を表示します。", Example: "  scorecard staff\n  scorecard staff --group receipt"},
		"init":     {Short: "内蔵データから新しいファイルを作る", Long: "内蔵の熊本支部のデータで新しいファイルを作ります。すでにあるファイルは変えません。", Example: "  scorecard init\n  scorecard init --db 支部.db"},
		"branches": {Short: "支部の一覧を表示する", Long: "ファイルにある支部の名前、コード、年度を表示します。--branch CODE でどのコマンドでも支部を選べます。", Example: "  scorecard branches\n  scorecard summary --branch kumamoto"},
		"import": {
			Short: "年度のファイルを取り込む",
			Long: "年度のファイル（YAML、Excel、CSV）を取り込みます。種類は中身で見分け、CSV は UTF-8、UTF-16、CP932 を読みます。「-」は標準入力です。\n" +
				"何が新しく、何が変わり、何がなくなるかを先に示し、はいと答えるまで何も書きません。誤りは場所とともにすべて示し、一部だけ取り込むことはありません。\n" +
				"記入された進捗は、ファイルと違うときに示したうえで残します（--replace で置き換え）。取り込みは履歴に残り、scorecard undo --import で戻せます。",
			Example: "  scorecard import R8.xlsx\n  scorecard import R8.yaml --dry-run\n  scorecard import 表 --year R8 --yes --as 佐藤\n  scorecard import --built-in",
		},
		"export": {
			Short: "年度のデータを書き出す",
			Long: "年度のすべてのデータを YAML（年度ファイル）、Excel、CSV（表ごとに一つ）で書き出します。YAML と Excel は、取り込むと同じ成績表に戻ります。\n" +
				"--year all はすべての年度をフォルダーに書き出します。ファイルは全部書けたときだけ置き換わり、本人だけが読めます。",
			Example: "  scorecard export --year R6 --output R6.yaml\n  scorecard export --format xlsx > 成績表.xlsx\n  scorecard export --format csv --output 表\n  scorecard export --format csv --table kpis --encoding cp932 > kpi.csv\n  scorecard export --year all --output 控え",
		},
		"template": {
			Short: "次の年度のひな型を書き出す",
			Long: "次の年度を記入するファイルを書き出します。KPI、チーム、事業計画、重点施策を引き継ぎ、系譜の案と前年度の実績を添えます。\n" +
				"Excel では評価、進捗、単位、区分を一覧から選べます。記入したら scorecard import で取り込みます。\n" +
				"--output は、すでにあるファイルを置き換えません。",
			Example: "  scorecard template --year R8 --output R8.xlsx\n  scorecard template --year R8 --format yaml --output R8.yaml",
		},
		"diff": {
			Short:   "二つの年度やファイルの違いを表示する",
			Long:    "二つの年度、年度ファイル、控え（データベース）を比べ、新しいもの、変わったもの、なくなったものを表示します。違いがあっても終了コードは 0 です。",
			Example: "  scorecard diff R6 R7\n  scorecard diff 控え.db 支部.db\n  scorecard diff R7 R7.xlsx --json",
		},
		"check": {
			Short: "ファイルを調べ、数字から分かることを表示する",
			Long: "ファイルの構造と、データが決まりに合っているかを調べます。問題があれば場所とともにすべて表示します。\n" +
				"問題がなければ、資料には書かれていないが数字から分かること（気づき）を、根拠とともに表示します。公式の評価は変えません。",
			Example: "  scorecard check\n  scorecard check --year R7 --group health\n  scorecard check --fail-on rating_differs,sources_differ\n  scorecard check --explain-ratings --json",
		},
		"version": {Short: "版を表示する", Long: "プログラムと内蔵データの版を表示します。", Example: "  scorecard version"},
		"status": {
			Short: "進捗を一覧する、設定する",
			Long: "引数なしで、年度のすべての進捗を表示します。KPI（コード、またはグループと番号）と進捗を指定すると設定します。\n" +
				"進捗は achieved 達成、expected 達成見込み、difficult 達成困難、unset 未設定 です。変更は履歴に残ります。",
			Example: "  scorecard status\n  scorecard status 保健 2 困難 --comment 大規模事業所の提供が遅れている\n  scorecard status generic-rate achieved --as 佐藤",
		},
		"history": {
			Short: "変更の履歴を表示する", Long: "進捗の変更、取り消し、年度の締めの履歴を、新しいものから表示します。--imports で取り込みの履歴を番号とともに表示します。",
			Example: "  scorecard history\n  scorecard history 保健 2 --json\n  scorecard history --imports",
		},
		"undo": {
			Short: "自分の最も新しい変更、または取り込みを取り消す", Long: "自分の最も新しい変更を取り消し、履歴に残します。他の人の新しい変更がある項目は取り消しません。\n" +
				"--import で取り込みの番号（scorecard history --imports）を指定すると、何が変わるかを示したうえで、取り込む前の内容に戻します。",
			Example: "  scorecard undo\n  scorecard undo --import 2\n  scorecard undo --import 2 --dry-run",
		},
		"redo": {Short: "取り消した変更をやり直す", Long: "自分が最後に取り消した変更をやり直し、履歴に残します。", Example: "  scorecard redo"},
		"year": {
			Short: "年度を締める、締めを解く", Long: "締めた年度は進捗を変えられなくなります。理由が要り、履歴に残ります。",
			Example: "  scorecard year close R6 --reason 評議会で確定\n  scorecard year reopen R6 --reason 訂正のため",
		},
		"backup":     {Short: "控えを作る", Long: "使用中でも整合した控えを新しいファイルに作ります。すでにあるファイルには書きません。", Example: "  scorecard backup 控え.db"},
		"completion": {Short: "シェルの補完を出力する", Long: "シェルの補完スクリプトを出力します。引数は bash、zsh、fish、powershell のどれかです。", Example: "  source <(scorecard completion bash)"},
		"man":        {Short: "マニュアルページを出力する", Long: "すべてのコマンド、オプション、キーのマニュアルページを roff 形式で出力します。", Example: "  scorecard man > scorecard.1"},
		"help":       {Short: "使い方を表示する", Long: "コマンドの使い方を表示します。", Example: "  scorecard help summary"},
	},
	FlagWords: map[string]string{
		"db": "開くファイル", "lang": "言語: ja、en", "read-only": "読み取り専用で開く", "theme": "配色: auto、light、dark、mono",
		"ambiguous": "曖昧幅文字の幅: auto、narrow、wide", "ascii": "罫線や記号を ASCII だけで表示する", "year": "年度: 2024、R6、令和6 など", "group": "グループのコードか名前",
		"format": "形式", "json": "--format json と同じ", "output": "書き出すファイル（全部書けたときだけ置き換わる）", "width": "表示の幅（桁）", "help": "使い方を表示する",
		"no-mouse": "マウスを使わない", "schema": "JSON Schema を出力する",
		"branch": "支部のコードか名前（初めの値はファイルの最初の支部）", "built-in": "ファイルではなく内蔵データを取り込む", "dry-run": "何が変わるかを示すだけで、何も書かない",
		"replace": "記入された進捗も、ファイルの進捗に置き換える", "yes": "確かめずに進める", "imports": "取り込みの履歴を表示する", "import": "取り消す取り込みの番号",
		"export-year": "年度: 2024、R6、令和6 など。all はすべての年度", "export-output": "書き出すファイル、または CSV と --year all のフォルダー",
		"encoding": "CSV の文字コード: utf-8-bom、utf-8、cp932", "table": "CSV に書き出す一つの表", "import-year": "年度の書かれていない CSV の年度",
		"comment": "進捗に添えるコメント", "as": "記入者の名前", "limit": "表示する件数（0 はすべて）", "reason": "締める、解く理由",
		"fail-on": "この種類の気づきがあれば終了コード 3（コンマ区切り、any はすべて）", "from-earlier": "最初の公開より前の形式のファイルを別名で残し、進捗状況を引き継ぐ", "explain-ratings": "公式評価と一致する単純な規則も表示する",
	},
	Exits: map[string]string{
		"0": "正常", "1": "失敗", "2": "使い方の誤り", "3": "check --fail-on に当たる気づきがある", "4": "使用中、読み取り専用、締め済み、または他の人が先に変更", "5": "データベースが使えない、または新しすぎて読めない",
		"6": "入力データの誤り", "128+n": "シグナル n で終了",
	},
	Environment: map[string]string{
		"SCORECARD_BRANCH": "支部のコードか名前（--branch が優先）", "SCORECARD_DB": "開くファイル（--db が優先）", "SCORECARD_USER": "記入者の名前（--as が優先、なければアカウントの名前）", "SCORECARD_LANG": "言語（--lang が優先、なければ LANG）", "SCORECARD_AMBIGUOUS": "曖昧幅文字の幅（--ambiguous が優先）",
		"NO_COLOR": "空でなければ色を使わない", "CLICOLOR_FORCE": "0 以外なら端末でなくても色を使う",
	},
}

var englishCommand = Command{
	Usage: "Usage", Examples: "Examples", Commands: "Commands", Flags: "Flags", GlobalFlags: "Flags of every command",
	More:         "Use \"%s COMMAND --help\" for more about a command.",
	UnknownFlagF: "unknown flag: %s", UnknownCommandF: "unknown command: %s", TooManyF: "too many arguments: %s",
	TooFewF: "an argument is missing: %s", BadValueF: "%s does not take %s (it takes: %s)",
	SeeHelpF: "See %s --help.", ErrorWord: "Error", WroteF: "Wrote %s",
	CheckedF: "No problems: %s (%d years)", ProblemsF: "%d problems", FoundF: "There are findings that --fail-on names: %s", ClosedF: "Closed %s: %s", ReopenedF: "Reopened %s: %s", NotClosedF: "%s is not closed. Nothing has changed", VersionF: "scorecard %s (built-in data, edition %d)",
	NoValueF: "a value is missing after %s",
	Crashed:  "Something went wrong inside the program and it had to end. No saved change is lost.", CrashKeptF: "The details are in %s",
	CannotWriteF: "Cannot write %s", IsFolderWhy: "That is a folder. Name a file inside it.",
	NoSpaceWhy: "The disk is full. The file that was there has not changed.", NoPermissionWhy: "There is no permission to write there. Name another place.",
	NoFolderWhy: "There is no such folder. Check its name.",
	ValueTypes:  map[string]string{"int": "a whole number", "bool": "true, false"},
	NotUTF8Why:  "This terminal is not UTF-8: printing the summary",
	DumbWhy:     "This terminal (TERM=%s) cannot show the screen: printing the summary",
	ExitTitle:   "Exit codes", EnvironmentTitle: "Environment",
	FilesTitle: "Files", KeysTitle: "Keys",
	FilesText: "The data is kept in scorecard/scorecard.db (SQLite) in the user's data folder. It is made from the built-in data of the Kumamoto branch when the program is first opened.",
	Words: map[string]CommandWords{
		"scorecard": {
			Short: "A branch's scorecard in the terminal",
			Long: "Shows a health insurance branch's KPIs, official ratings, reviews and policies, key measures and staffing.\n" +
				"Without a command it opens the screen; when the output is no terminal it prints the summary.",
			Example: "  scorecard\n  scorecard summary --year R6 --group health\n  scorecard show health 1",
		},
		"summary": {
			Short:   "Print a year's summary",
			Long:    "Prints each group's KPIs, what missed its target and why, policy, activities, key measures and staffing.",
			Example: "  scorecard summary\n  scorecard summary --year R7 --format markdown --output plan.md\n  scorecard summary --format html --output summary.html\n  scorecard summary --format csv --output kpi.csv\n  scorecard summary --json | jq '.groups[].kpis[].rating'",
		},
		"show": {
			Short:   "Show one KPI in full",
			Long:    "Shows what a KPI measures, its figures by year, review, policy, conflicts in the sources and where it is printed. Name it by its code, or by group and number.",
			Example: "  scorecard show lifestyle-checkup-rate\n  scorecard show health 1\n  scorecard show health 1 --json",
		},
		"groups":   {Short: "List the groups and their codes", Long: "Lists each group's name, code, field and number of KPIs.", Example: "  scorecard groups"},
		"staff":    {Short: "Show the staffing", Long: "Shows the headcount of the branch and its groups, the teams and their duties.", Example: "  scorecard staff\n  scorecard staff --group receipt"},
		"init":     {Short: "Make a new file from the built-in data", Long: "Makes a new file with the built-in data of the Kumamoto branch. A file that is there is never changed.", Example: "  scorecard init\n  scorecard init --db branch.db"},
		"branches": {Short: "List the branches of the file", Long: "Lists the branches of the file with their codes and years. Every command takes --branch CODE.", Example: "  scorecard branches\n  scorecard summary --branch kumamoto"},
		"import": {
			Short: "Import files of a year",
			Long: "Imports years from YAML, Excel and CSV files, known by their content; CSV may be UTF-8, UTF-16 or CP932; \"-\" is the standard input.\n" +
				"It shows first what is new, changed and gone, and writes nothing before you say yes. Everything that is wrong in the files is told with its place, and nothing is half imported.\n" +
				"A status that people have set and a file says otherwise is shown and kept (--replace takes the file's). An import stands in the history; scorecard undo --import takes it back.",
			Example: "  scorecard import R8.xlsx\n  scorecard import R8.yaml --dry-run\n  scorecard import tables --year R8 --yes --as Sato\n  scorecard import --built-in",
		},
		"export": {
			Short: "Export the data of a year",
			Long: "Writes everything of a year as YAML (a year file), as an Excel workbook or as CSV, one file a table. YAML and Excel import back to the same scorecard.\n" +
				"--year all writes all years into a folder. A file is replaced only when all of it is written, and readable by its owner alone.",
			Example: "  scorecard export --year R6 --output R6.yaml\n  scorecard export --format xlsx > scorecard.xlsx\n  scorecard export --format csv --output tables\n  scorecard export --format csv --table kpis --encoding cp932 > kpis.csv\n  scorecard export --year all --output years",
		},
		"template": {
			Short: "Write a file to fill in for a coming year",
			Long: "Writes a file for the coming year with KPIs, teams, activities and key measures carried over, lineage proposed and last year's actuals beside.\n" +
				"In Excel ratings, statuses, units and tags are chosen from lists. Filled in, it is taken by scorecard import.\n" +
				"--output never replaces a file that is there.",
			Example: "  scorecard template --year R8 --output R8.xlsx\n  scorecard template --year R8 --format yaml --output R8.yaml",
		},
		"diff": {
			Short:   "Show what differs between two years or files",
			Long:    "Compares two years, year files or backups (databases) and shows what is new, changed and gone. The exit code is 0 also when they differ.",
			Example: "  scorecard diff R6 R7\n  scorecard diff backup.db branch.db\n  scorecard diff R7 R7.xlsx --json",
		},
		"check": {
			Short: "Check the file, and list what the figures say",
			Long: "Checks the file's structure and whether the data keeps every rule, and lists all problems with their places.\n" +
				"Where there are none, it lists what the figures say and the documents do not, with the evidence. No official rating is changed.",
			Example: "  scorecard check\n  scorecard check --year R7 --group health\n  scorecard check --fail-on rating_differs,sources_differ\n  scorecard check --explain-ratings --json",
		},
		"version": {Short: "Print the version", Long: "Prints the version of the program and of its built-in data.", Example: "  scorecard version"},
		"status": {
			Short: "List statuses, or set one",
			Long: "Without arguments it lists every status of the year. With a KPI (its code, or group and number) and a status it sets that one.\n" +
				"The statuses are achieved, expected, difficult and unset. Every change is kept in the history.",
			Example: "  scorecard status\n  scorecard status health 2 difficult --comment \"large workplaces are late\"\n  scorecard status generic-rate achieved --as Sato",
		},
		"history": {
			Short: "Show the history of changes", Long: "Shows changed and undone statuses and closed years, the newest first. With --imports it lists the imports and their numbers.",
			Example: "  scorecard history\n  scorecard history health 2 --json\n  scorecard history --imports",
		},
		"undo": {
			Short: "Undo your own newest change, or an import", Long: "Undoes your own newest change, as a new row of the history. An item that somebody has changed since is left alone.\n" +
				"With --import and the number of an import (scorecard history --imports) it shows what would change, and goes back to what was before the import.",
			Example: "  scorecard undo\n  scorecard undo --import 2\n  scorecard undo --import 2 --dry-run",
		},
		"redo": {Short: "Redo what you undid", Long: "Redoes the change that you undid last, as a new row of the history.", Example: "  scorecard redo"},
		"year": {
			Short: "Close a year, or reopen it", Long: "A closed year takes no changes of status. A reason is needed; it is kept in the history.",
			Example: "  scorecard year close R6 --reason \"settled by the council\"\n  scorecard year reopen R6 --reason \"a correction\"",
		},
		"backup":     {Short: "Make a backup", Long: "Makes a consistent copy in a new file, even while others write. A file that is there is never overwritten.", Example: "  scorecard backup copy.db"},
		"completion": {Short: "Print a shell completion script", Long: "Prints the completion script of a shell: bash, zsh, fish or powershell.", Example: "  source <(scorecard completion bash)"},
		"man":        {Short: "Print the manual page", Long: "Prints the manual page of all commands, flags and keys as roff.", Example: "  scorecard man > scorecard.1"},
		"help":       {Short: "Show help", Long: "Shows how to use a command.", Example: "  scorecard help summary"},
	},
	FlagWords: map[string]string{
		"db": "file to open", "lang": "language: ja, en", "read-only": "open read-only", "theme": "colours: auto, light, dark, mono",
		"ambiguous": "width of ambiguous characters: auto, narrow, wide", "ascii": "draw lines and marks in ASCII alone", "year": "fiscal year: 2024, FY2024, R6", "group": "code or name of a group",
		"format": "format", "json": "the same as --format json", "output": "file to write (replaced only when all is written)", "width": "width in columns", "help": "show help",
		"no-mouse": "leave the mouse to the terminal", "schema": "print the JSON Schema",
		"branch": "code or name of a branch (the first of the file when it is not given)", "built-in": "import the built-in data instead of files", "dry-run": "show what would change and write nothing",
		"replace": "take the file's statuses also where people have set others", "yes": "go ahead without asking", "imports": "list the imports", "import": "number of the import to take back",
		"export-year": "fiscal year: 2024, FY2024, R6; all for every year", "export-output": "file to write, or for CSV and --year all the folder",
		"encoding": "encoding of CSV: utf-8-bom, utf-8, cp932", "table": "the one table to write as CSV", "import-year": "year of CSV files that name none",
		"comment": "comment on the status", "as": "name of the person who edits", "limit": "how many changes to show (0 is all)", "reason": "why the year is closed or reopened",
		"fail-on": "exit with 3 when there are findings of these kinds (separated by commas; any is all)", "from-earlier": "keep a file of the layout before the first release under another name, and carry its statuses over", "explain-ratings": "show also which simple rules agree with the ratings",
	},
	Exits: map[string]string{
		"0": "fine", "1": "failure", "2": "wrong usage", "3": "check --fail-on found something", "4": "locked, read-only, closed, or changed by somebody meanwhile", "5": "database unusable or too new to read",
		"6": "bad input data", "128+n": "ended by signal n",
	},
	Environment: map[string]string{
		"SCORECARD_BRANCH": "code or name of a branch (--branch comes first)", "SCORECARD_DB": "file to open (--db comes first)", "SCORECARD_USER": "name of the person who edits (--as comes first; then the account's name)", "SCORECARD_LANG": "language (--lang comes first; then LANG)", "SCORECARD_AMBIGUOUS": "width of ambiguous characters (--ambiguous comes first)",
		"NO_COLOR": "no colours when it is not empty", "CLICOLOR_FORCE": "colours without a terminal, when it is not 0",
	},
}
