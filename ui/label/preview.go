package label

import "scorecard/model"

// Preview is the words of what differs between two states of a year, and of what
// an import would do.
type Preview struct {
	TitleF, DiffTitleF      string // of a page: branch and year; the two sides
	Nothing, NothingDiffers string
	NewYear, YearGoes       string
	Closed                  string
	CountsF                 string // new, changed and gone of one list: its name first
	SummaryF                string // new, changed and gone items
	ClashesF, Clashes, Kept string // statuses that a person has set and a file says otherwise
	FromFile                string
	Findings, FindingsF     string
	MoreF                   string // what is left out
	SourcesLeftOutF         string
	What, Field, Old, New   string
	Item                    string
	None, Yes, No           string
	EnglishF, JapaneseF     string // a field in one language
	HigherBetter            string
	LowerBetter             string
	AndMoreF                string // a first name and how many others
	Ask                     string // what a row asks of a person

	Kinds map[model.DifferenceKind]string

	BranchesTitle, BranchWord, Years, Chosen string
	Peers, PeersF, PeersTiedF                string // place, of how many, median; and how many share the place
	PeersNone                                string
}

var japanesePreview = Preview{
	TitleF: "%s %s: 変更の確認", DiffTitleF: "比較: %s → %s",
	Nothing: "変更はありません", NothingDiffers: "違いはありません",
	NewYear: "この年度はまだ登録がありません。新しく加わります", YearGoes: "この年度はファイルから除かれます",
	Closed:   "この年度は締められているため、取り込めません",
	CountsF:  "%s: 新規 %d  変更 %d  削除 %d",
	SummaryF: "新規 %d  変更 %d  削除 %d", ClashesF: "進捗の食い違い %d", Clashes: "記入された進捗との食い違い（指定がなければ記入を残します）",
	Kept: "記入", FromFile: "ファイル", Findings: "新しく加わる気づき", FindingsF: "気づき %d", MoreF: "ほか%d件",
	SourcesLeftOutF: "出典の箇所の違い%d件は省きました（--json にはあります）",
	What:            "変更", Field: "項目", Old: "変更前", New: "変更後", Item: "対象", None: "なし", Yes: "はい", No: "いいえ",
	EnglishF: "%s（英語）", JapaneseF: "%s", HigherBetter: "高いほど良い", LowerBetter: "低いほど良い",
	AndMoreF: "%s ほか%d件", Ask: "要確認",
	Kinds:         map[model.DifferenceKind]string{model.Added: "新規", model.Changed: "変更", model.Gone: "削除"},
	BranchesTitle: "支部の一覧", BranchWord: "支部", Years: "年度", Chosen: "既定",
	Peers: "ファイル内の支部との比較", PeersF: "%[2]d支部中%[1]d位  中央値 %[3]s", PeersTiedF: "同順位 %d支部", PeersNone: "比べられる支部はありません",
}

var englishPreview = Preview{
	TitleF: "%s, %s: what would change", DiffTitleF: "Comparison: %s → %s",
	Nothing: "Nothing changes", NothingDiffers: "Nothing differs",
	NewYear: "The year is not on file yet; it is added", YearGoes: "The year is taken out of the file",
	Closed:   "The year is closed and takes no import",
	CountsF:  "%s: new %d  changed %d  gone %d",
	SummaryF: "new %d  changed %d  gone %d", ClashesF: "statuses that clash %d", Clashes: "Statuses set here that the file says otherwise (kept unless you say so)",
	Kept: "set here", FromFile: "in the file", Findings: "Findings that are new", FindingsF: "findings %d", MoreF: "and %d more",
	SourcesLeftOutF: "%d differences in where facts are printed are left out (--json has them)",
	What:            "Change", Field: "What", Old: "Before", New: "After", Item: "Item", None: "none", Yes: "yes", No: "no",
	EnglishF: "%s", JapaneseF: "%s (Japanese)", HigherBetter: "higher is better", LowerBetter: "lower is better",
	AndMoreF: "%s and %d more", Ask: "look",
	Kinds:         map[model.DifferenceKind]string{model.Added: "new", model.Changed: "changed", model.Gone: "gone"},
	BranchesTitle: "Branches", BranchWord: "Branch", Years: "Years", Chosen: "default",
	Peers: "Among the branches of the file", PeersF: "%[1]d of %[2]d  median %[3]s", PeersTiedF: "%d share the place", PeersNone: "no branch to compare with",
}
