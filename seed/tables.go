package seed

import (
	"slices"
	"sync"

	"scorecard/model"
	"scorecard/model/schema"
)

// tables lists the tables of a year in their order: what others refer to first.
// They are made once and never changed.
var tables = sync.OnceValue(func() []*table {
	all := []*table{
		yearTable(), documentTable(), fieldTable(), groupTable(), scaleTable(),
		headingTable("categories", "施策分類", "Categories", "KPIと事業計画の見出し。", "The headings that KPIs and activities stand under."),
		themeTable(),
		kpiTable(), alternativeTable(), noteTable(), activityTable(), initiativeTable(),
		staffingTable(), staffGroupTable(), areaTable(), headcountTable(), teamTable(), postTable(), dutyTable(),
		lineageTable(), conflictTable(), variantTable(),
	}
	for _, t := range all {
		t.headings = map[string]int{}
		for i := range t.columns {
			c := &t.columns[i]
			t.headings[heading(c.key)], t.headings[heading(c.title.JA)], t.headings[heading(c.title.EN)] = i, i, i
		}
	}
	return all
})

// tableNamed finds a table among all; nil when there is none such.
func tableNamed(name string) *table {
	all := tables()
	if i := slices.IndexFunc(all, func(t *table) bool { return t.name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

func said(ja, en string) model.Text { return model.Text{JA: ja, EN: en} }

// must marks columns that no row is without.
func must(columns ...column) []column {
	for i := range columns {
		columns[i].required = columns[i].instead == ""
	}
	return columns
}

// optionally marks columns that belong to an optional part of a row.
func optionally(columns []column) []column {
	for i := range columns {
		columns[i].optional = true
	}
	return columns
}

// both is a wording in two columns, one a language. An empty English cell says
// what the Japanese one says: a branch keeps its scorecard in Japanese.
func both(key, path, ja, en, explainJA, explainEN string) []column {
	japanese := column{
		key: key + "_ja", path: schema.Join(path, "ja"), kind: textCell,
		title: said(ja, en+" (Japanese)"), explain: said(explainJA, explainEN),
	}
	english := column{
		key: key + "_en", path: schema.Join(path, "en"), kind: textCell, instead: key + "_ja",
		title:   said(ja+"（英語）", en+" (English)"),
		explain: said(ja+"の英語。空欄なら日本語と同じ。", en+" in English. Empty: the same as in Japanese."),
	}
	return []column{japanese, english}
}

// printedAt is where a fact is printed, in three columns. The words say what
// for; they are empty for the row itself.
func printedAt(key, path, ja, en string) []column {
	source := "Source "
	if en != "" {
		source = en + " source "
	}
	return []column{
		{
			key: key + "document", path: path + ".document", kind: codeCell, refers: "documents", required: true,
			title: said(ja+"出典", source+"document"), explain: said("出典の資料のコード（資料の表にあるもの）。", "Code of the document, from the table of documents."),
		},
		{
			key: key + "page", path: path + ".page", kind: integerCell, counters: []string{"頁", "ページ", "p.", "p"},
			title: said(ja+"出典の頁", source+"page"), explain: said("出典の頁（1から数える）。見出しで示すときは空欄。", "Page, counted from 1. Empty when the heading is given."),
		},
		{
			key: key + "heading", path: path + ".heading", kind: textCell,
			title: said(ja+"出典の見出し", source+"heading"), explain: said("出典の見出し。頁で示すときは空欄。", "Heading of the section. Empty when the page is given."),
		},
	}
}

func codeOf(what, whatEN string) column {
	return column{
		key: "code", path: "code", kind: codeCell, required: true, title: said("コード", "Code"),
		explain: said(what+"のコード。半角の英小文字・数字・ハイフン。年度が変わっても同じものを使う。",
			"Code of the "+whatEN+": a-z, 0-9 and hyphens. It stays the same from year to year."),
	}
}

func groupOf() column {
	return column{
		key: "group", path: "group", kind: codeCell, refers: "groups", required: true,
		title: said("グループ", "Group"), explain: said("グループのコードか名称。", "Code or name of the group."),
	}
}

func categoryOf(required bool) column {
	return column{
		key: "category", path: "category", kind: codeCell, refers: "categories", required: required,
		title: said("施策分類", "Category"), explain: said("同じグループの施策分類のコード。", "Code of a category of the same group."),
	}
}

func numberOf(required bool, explainJA, explainEN string) column {
	return column{
		key: "number", path: "number", kind: textCell, required: required,
		title: said("番号", "Number"), explain: said(explainJA, explainEN),
	}
}

// statusOf is what the managers say, in five columns.
func statusOf() []column {
	return []column{
		{
			key: "status", path: "status", kind: wordCell, words: statusWords(), title: said("進捗状況", "Status"),
			explain: said("達成・達成見込み・達成困難。未設定なら空欄。", "Achieved, expected or difficult. Empty while it is not set."),
		},
		{
			key: "status_note", path: "status.note", kind: textCell, title: said("進捗の表記", "Status note"),
			explain: said("三つの語以外で資料に印字されたもの（100%など）。", "A printed word outside the three, such as 100%."),
		},
		{
			key: "status_comment", path: "status.comment", kind: textCell, title: said("コメント", "Comment"),
			explain: said("進捗についてのコメント。", "What is to be said about the status."),
		},
		{
			key: "status_who", path: "status.who", kind: textCell, title: said("記入者", "By"),
			explain: said("進捗を記入した人。", "Who set the status."),
		},
		{
			key: "status_at", path: "status.at", kind: momentCell, title: said("進捗の更新日時", "Updated"),
			explain: said("進捗を記入した日時（世界標準時）。ふつうは空欄のまま。", "When the status was set (UTC). Usually left empty."),
		},
	}
}

func yearTable() *table {
	return &table{
		name: "year", required: true, single: true, title: said("年度", "Year"),
		explain: said("支部と年度。1行だけ。", "The branch and the year: one row."),
		columns: slices.Concat([]column{
			{
				key: "branch", path: "branch.code", kind: codeCell, required: true, title: said("支部コード", "Branch code"),
				explain: said("支部のコード。半角の英小文字・数字・ハイフン。", "Code of the branch: a-z, 0-9 and hyphens."),
			},
			{
				key: "year", path: "year", kind: yearCell, required: true, title: said("年度", "Year"),
				explain: said("年度の始まる西暦年（R6、令和6年度、FY2024でもよい）。", "The calendar year in which the year begins; R6, 令和6年度 and FY2024 are understood."),
			},
		},
			must(both("branch_name", "branch.name", "支部名", "Branch name", "支部の名称。", "Name of the branch.")...),
			[]column{{
				key: "edition", path: "edition", kind: integerCell, title: said("版", "Edition"),
				explain: said("内蔵データの版。支部のデータでは空欄。", "Edition of built-in data. Empty for a branch's own."),
			}},
			both("scale_note", "scale_note", "評価の補足", "Note on the scale", "実績評価の基準についての補足。", "What is to be said about the rating scale."),
		),
	}
}

func documentTable() *table {
	return &table{
		name: "documents", title: said("資料", "Documents"),
		explain: said("出典となる資料。", "The documents that the figures come from."),
		columns: append([]column{codeOf("資料", "document")},
			must(both("title", "title", "標題", "Title", "資料の標題。印字のとおり。", "Title of the document, as printed.")...)...),
	}
}

func fieldTable() *table {
	return &table{
		name: "fields", title: said("分野", "Fields"),
		explain: said("保険者機能の分野。", "The kinds of insurer function."),
		columns: append([]column{codeOf("分野", "field")},
			must(both("name", "name", "名称", "Name", "分野の名称。", "Name of the field.")...)...),
	}
}

func groupTable() *table {
	return &table{
		name: "groups", required: true, title: said("グループ", "Groups"),
		explain: said("支部のグループ。表示はこの順。", "The groups of the branch, in the order in which they are shown."),
		columns: slices.Concat([]column{codeOf("グループ", "group")},
			must(both("name", "name", "名称", "Name", "グループの名称。", "Name of the group.")...),
			must(shortOf("グループの略称（タブに出る）。空欄なら名称と同じ。", "Short name, for the tab. Empty: the same as the name.")...),
			[]column{{
				key: "field", path: "field", kind: codeCell, refers: "fields", required: true, title: said("分野", "Field"),
				explain: said("分野のコードか名称。", "Code or name of the field."),
			}}),
	}
}

// shortOf is a short name; where it is empty the full one serves.
func shortOf(explainJA, explainEN string) []column {
	short := both("short", "short", "略称", "Short name", explainJA, explainEN)
	short[0].instead, short[1].instead = "name_ja", "name_en"
	short[1].explain = said("略称の英語。空欄なら名称の英語と同じ。", "Short name in English. Empty: the same as the name in English.")
	return short
}

func scaleTable() *table {
	return &table{
		name: "scale", title: said("評価の基準", "Rating scale"),
		explain: said("実績評価A・B・C、a・b・cの意味。", "What the ratings A, B, C and a, b, c mean."),
		columns: append([]column{{
			key: "rating", path: "rating", kind: wordCell, required: true, title: said("評価", "Rating"),
			words:   append(kpiGradeWords(), activityGradeWords()...),
			explain: said("KPIはA・B・C、事業計画はa・b・c。", "A, B, C for a KPI; a, b, c for an activity."),
		}}, must(both("meaning", "meaning", "意味", "Meaning", "その評価の意味。", "What the rating means.")...)...),
	}
}

func headingTable(name, ja, en, explainJA, explainEN string) *table {
	return &table{
		name: name, title: said(ja, en), explain: said(explainJA, explainEN),
		columns: slices.Concat([]column{codeOf(ja, "heading"), groupOf()},
			must(both("name", "name", "名称", "Name", "見出しの名称。印字のとおり。", "The heading, as printed.")...)),
	}
}

func themeTable() *table {
	t := headingTable("themes", "テーマ", "Themes", "重点施策の見出し。", "The headings that key measures stand under.")
	t.columns = append(t.columns, column{
		key: "categories", path: "categories", kind: codesCell, title: said("引き継ぐ施策分類", "Continued categories"),
		explain: said("前年度の施策分類のコード。いくつかあるときはコンマで区切る。なければ空欄。",
			"Codes of the categories of the year before that it continues, separated by commas; empty for none."),
	})
	return t
}
