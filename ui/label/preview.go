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

	Kinds  map[model.DifferenceKind]string
	Lists  map[string]string // by model.DifferenceLists
	Fields map[string]string // by the name in a year file

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
	Kinds: map[model.DifferenceKind]string{model.Added: "新規", model.Changed: "変更", model.Gone: "削除"},
	Lists: map[string]string{
		"year": "年度", "documents": "資料", "fields": "分野", "groups": "グループ", "scale": "実績評価の基準", "categories": "施策分類",
		"themes": "テーマ", "kpis": "KPI", "notes": "説明・総括・方針", "activities": "事業計画", "initiatives": "重点施策", "staffing": "体制",
		"lineage": "前年度からの継続・廃止", "conflicts": "資料間の不一致",
	},
	Fields: map[string]string{
		"actual": "実績", "alternatives": "別の実績値", "areas": "担当分野", "as_of": "基準日", "at": "日時", "branch": "支部", "break": "比較不能",
		"categories": "引き継ぐ施策分類", "category": "施策分類", "class": "雇用区分", "class_inferred": "雇用区分は推定", "code": "コード", "comment": "コメント", "count": "人数",
		"duties": "担当業務", "edition": "内蔵データの版", "explanation": "説明", "field": "分野", "figure": "値", "reported": "計画書の進捗状況",
		"from": "開始", "group": "グループ", "heading": "見出し", "heads": "管理職等", "hq": "本部",
		"including": "うち", "inferred": "推定", "item": "項目", "items": "内訳", "kind": "種別", "label": "名称", "meaning": "意味", "name": "名称",
		"note": "備考", "number": "番号", "order": "並び順", "parent": "上の行", "period": "対象期間", "polarity": "良い方向", "posts": "人員",
		"variant": "採る値", "variants": "資料の値", "prior": "計画書の前年度欄", "rank": "全国順位", "rating": "実績評価", "reading": "よみ", "reason": "理由",
		"scale_note": "評価の基準の注", "scope": "目標の範囲", "resolution": "不一致の決定", "short": "略称", "shown": "採用した値", "source": "出典",
		"status": "進捗", "tag": "区分", "target": "目標", "text": "本文", "theme": "テーマ", "through": "終了", "title": "題名", "total": "総数",
		"totals": "人員", "unit": "単位", "value": "値", "who": "記入者", "words": "文言", "year": "年度",
	},
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
	Kinds: map[model.DifferenceKind]string{model.Added: "new", model.Changed: "changed", model.Gone: "gone"},
	Lists: map[string]string{
		"year": "Year", "documents": "Documents", "fields": "Fields", "groups": "Groups", "scale": "Rating scale", "categories": "Categories",
		"themes": "Themes", "kpis": "KPIs", "notes": "Descriptions, reviews, policies", "activities": "Activities", "initiatives": "Key measures",
		"staffing": "Staffing", "lineage": "Lineage", "conflicts": "Conflicts in the sources",
	},
	Fields: map[string]string{
		"actual": "actual", "alternatives": "other actual", "areas": "in charge of", "as_of": "as of", "at": "time", "branch": "branch",
		"break": "not comparable", "categories": "continued categories", "category": "category", "class": "class", "class_inferred": "class is inferred", "code": "code",
		"comment": "comment", "count": "people", "duties": "duty", "edition": "edition of the built-in data", "explanation": "explanation",
		"field": "field", "figure": "figure", "reported": "reported progress", "from": "from",
		"group": "group", "heading": "heading", "heads": "managers", "hq": "headquarters", "including": "of these", "inferred": "inferred",
		"item": "item", "items": "part", "kind": "kind", "label": "name", "meaning": "meaning", "name": "name", "note": "note", "number": "number",
		"order": "order", "parent": "line above", "period": "period", "polarity": "polarity", "posts": "post", "variant": "chosen variant",
		"variants": "variant", "prior": "plan's last-year columns", "rank": "national rank", "rating": "rating", "reading": "reading", "reason": "reason",
		"scale_note": "note on the scale", "scope": "scope of the target", "resolution": "resolution", "short": "short name", "shown": "shown variant",
		"source": "source", "status": "status", "tag": "tag", "target": "target", "text": "text", "theme": "theme", "through": "through",
		"title": "title", "total": "total", "totals": "headcount", "unit": "unit", "value": "value", "who": "by", "words": "words", "year": "year",
	},
	BranchesTitle: "Branches", BranchWord: "Branch", Years: "Years", Chosen: "default",
	Peers: "Among the branches of the file", PeersF: "%[1]d of %[2]d  median %[3]s", PeersTiedF: "%d share the place", PeersNone: "no branch to compare with",
}
