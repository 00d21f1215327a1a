package seed

import "slices"

func activityTable() *table {
	return &table{
		name: "activities", title: said("事業計画", "Activities"),
		explain: said("KPI設定のない事業計画。", "Planned work without a KPI."),
		columns: slices.Concat([]column{
			codeOf("事業計画", "activity"), groupOf(),
			numberOf(false, "資料に印字された番号。", "Number as printed."), categoryOf(true),
		},
			must(both("name", "name", "名称", "Name", "事業計画の名称。印字のとおり。", "Name of the activity, as printed.")...),
			[]column{{
				key: "rating", path: "rating", kind: wordCell, required: true, absence: true, words: activityGradeWords(), title: said("実績評価", "Rating"),
				explain: said("公式の評価a・b・c。ないときは理由の語。", "The official a, b or c; without one, the word for the reason."),
			}},
			statusOf(), printedAt("", "source", "", "")),
	}
}

func initiativeTable() *table {
	return &table{
		name: "initiatives", title: said("重点施策", "Key measures"),
		explain: said("年度の重点施策。1行に1つ、印字の順。", "The year's key measures: one a row, in printed order."),
		columns: slices.Concat([]column{
			codeOf("重点施策", "key measure"), groupOf(),
			{
				key: "theme", path: "theme", kind: codeCell, refers: "themes", required: true, title: said("テーマ", "Theme"),
				explain: said("同じグループのテーマのコード。", "Code of a theme of the same group."),
			},
			numberOf(false, "資料に印字された番号。なければ空欄。", "Number as printed; often empty."),
		},
			must(both("name", "name", "名称", "Name", "重点施策の名称。印字のとおり。", "Name of the key measure, as printed.")...),
			both("explanation", "explanation", "説明", "Explanation", "補足の説明。なければ空欄。", "What is to be said beside; often empty."),
			[]column{
				{
					key: "tag", path: "tag", kind: wordCell, words: tagWords(), title: said("区分", "Tag"),
					explain: said("新規・拡充。どちらでもなければ空欄。", "New or expanded; empty for neither."),
				},
				{
					key: "is_heading", path: "heading", kind: truthCell, words: truthWords(), title: said("見出し", "Is a heading"),
					explain: said("番号つきの見出しで進捗を持たないとき「はい」。", "Yes for a numbered heading; it takes no status."),
				},
				{
					key: "parent", path: "parent", kind: codeCell, refers: "initiatives", title: said("親", "Parent"),
					explain: said("この行が属する、より前の行のコード。", "Code of the earlier line that this one stands under."),
				},
			},
			statusOf(), printedAt("", "source", "", "")),
	}
}

func conflictTable() *table {
	return &table{
		name: "conflicts", title: said("資料間の不一致", "Conflicts"),
		explain: said("同じことが二通り以上に印字されている箇所。印字は次の表。", "Facts that are printed in more than one way; the variants are in the next table."),
		columns: slices.Concat([]column{
			{
				key: "conflict", kind: ordinalCell, required: true, title: said("不一致の番号", "Conflict"),
				explain: said("1からの通し番号。印字の表がこの番号を指す。", "Counted from 1; the table of variants refers to it."),
			},
			{
				key: "kind", path: "kind", kind: wordCell, required: true, words: conflictWords(), title: said("種別", "Kind"),
				explain: said("数値の不一致か、表記の違いか。", "Whether figures or only wordings differ."),
			},
			{
				key: "subject", path: "subject", kind: textCell, required: true, title: said("対象", "Subject"),
				explain: said("KPI・事業計画・重点施策・チームのコード、または staff、staff/グループのコード。", "Code of a KPI, activity, key measure or team; staff, or staff/GROUP."),
			},
			{
				key: "field", path: "field", kind: textCell, required: true, title: said("項目", "Field"),
				explain: said("何が食い違うか（rating、target、nameなど）。", "What differs: rating, target, name and so on."),
			},
			{
				key: "shown", path: "shown", kind: ordinalCell, required: true, title: said("採用する印字", "Shown variant"),
				explain: said("何番目の印字を使うか（1から）。", "Which variant is in use, counted from 1."),
			},
		},
			both("note", "note", "備考", "Note", "どう食い違うか。", "How they differ."),
			optionally(resolutionColumns())),
	}
}

func resolutionColumns() []column {
	return []column{
		{
			key: "resolution_variant", path: "resolution.variant", kind: ordinalCell, required: true, title: said("決定した印字", "Resolution: variant"),
			explain: said("管理者が決めた印字の番号（1から）。決めていなければ空欄。", "The variant that a manager decided on, counted from 1; empty while nobody has."),
		},
		{
			key: "resolution_reason", path: "resolution.reason", kind: textCell, required: true, title: said("決定の理由", "Reason of the decision"),
			explain: said("そう決めた理由。", "Why it was decided so."),
		},
		{
			key: "resolution_who", path: "resolution.who", kind: textCell, title: said("決定者", "Decided by"),
			explain: said("決めた人。", "Who decided."),
		},
		{
			key: "resolution_at", path: "resolution.at", kind: momentCell, title: said("決定の日時", "Decided at"),
			explain: said("決めた日時（世界標準時）。", "When it was decided (UTC)."),
		},
	}
}

func variantTable() *table {
	return &table{
		name: "variants", title: said("印字", "Variants"),
		explain: said("不一致ごとの印字。1行に1つ、二つ以上。", "The variants of each conflict: one a row, two or more."),
		columns: append([]column{
			{
				key: "conflict", kind: ordinalCell, required: true, title: said("不一致の番号", "Conflict"),
				explain: said("資料間の不一致の表にある番号。", "Number from the table of conflicts."),
			},
			{
				key: "text", path: "text", kind: textCell, required: true, title: said("印字", "Variant"),
				explain: said("印字のとおり。", "As printed."),
			},
			{
				key: "value", path: "value", kind: textCell, title: said("値", "Value"),
				explain: said("単位のない数値か評価。表記だけの違いなら空欄。", "The number without its unit, or the rating; empty where only the wording differs."),
			},
		}, printedAt("", "source", "", "")...),
	}
}
