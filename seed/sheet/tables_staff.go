package sheet

import (
	"scorecard/model"
	"scorecard/seed/input"
	"slices"
)

func staffingTable() *table {
	return &table{
		name: "staffing", single: true, title: said("体制", "Staffing"),
		explain: said("ある日現在の体制。1行だけ。", "The structure of the branch as of a date: one row."),
		columns: append([]column{
			{
				key: "as_of", path: "as_of", kind: dateCell, required: true, title: said("基準日", "As of"),
				explain: said("何日現在か（2024-10-01）。", "The date, such as 2024-10-01."),
			},
			{
				key: "total", path: "total", kind: integerCell, counters: []string{"名", "人"}, required: true, title: said("総数", "Total"),
				explain: said("印字された支部の総数。", "The branch's headcount as printed."),
			},
		}, printedAt("", "source", "", "")...),
	}
}

func staffGroupTable() *table {
	return &table{
		name: "staff_groups", title: said("体制のグループ", "Staffed groups"),
		explain: said("体制に載るグループ。印字の順。", "The groups of the organisation chart, in printed order."),
		columns: []column{groupOf()},
	}
}

// staffedGroup says which group of the chart a row belongs to.
func staffedGroup(required bool, explainJA, explainEN string) column {
	return column{
		key: "group", kind: codeCell, refers: "staff_groups", required: required,
		title: said("グループ", "Group"), explain: said(explainJA, explainEN),
	}
}

// teamOrGroup says which team a row belongs to, or that it is the group's own.
func teamOrGroup() []column {
	return []column{
		staffedGroup(true, "グループのコードか名称。", "Code or name of the group."),
		{
			key: "team", kind: codeCell, refers: "teams", title: said("チーム", "Team"),
			explain: said("チームのコード。グループ直属なら空欄。", "Code of the team; empty for the group's own."),
		},
	}
}

func areaTable() *table {
	return &table{
		name: "areas", title: said("担当分野", "Areas"),
		explain: said("グループの担当分野。", "What the groups are in charge of."),
		columns: append([]column{staffedGroup(true, "グループのコードか名称。", "Code or name of the group.")},
			must(both("name", "", "担当分野", "Area", "担当分野の名称。", "Name of the area.")...)...),
	}
}

func headcountTable() *table {
	return &table{
		name: "headcounts", title: said("人員の計", "Headcounts"),
		explain: said("雇用区分ごとに印字された人数。", "The printed number of people of each class."),
		columns: slices.Concat([]column{
			staffedGroup(false, "グループのコードか名称。支部全体なら空欄。", "Code or name of the group; empty for the whole branch."),
			{
				key: "included", kind: truthCell, words: input.Truths(), title: said("内数", "Included"),
				explain: said("上の行の内数（うち何名）なら「はい」。", "Yes when these people are part of the row above."),
			},
			classOf(),
		},
			must(both("name", "name", "名称", "Name", "名称。印字のとおり。", "As printed.")...),
			[]column{countOf()}),
	}
}

func classOf() column {
	return column{
		key: "class", path: "class", kind: wordCell, required: true, words: wordsOf[model.Class](), title: said("雇用区分", "Class"),
		explain: said("職員・契約職員・保健師・管理栄養士。", "Staff, contract staff, or public health nurses and dietitians."),
	}
}

func countOf() column {
	return column{
		key: "count", path: "count", kind: integerCell, counters: []string{"名", "人"}, required: true, title: said("人数", "Count"),
		explain: said("人数。", "How many people."),
	}
}

func teamTable() *table {
	return &table{
		name: "teams", title: said("チーム", "Teams"),
		explain: said("グループのチーム。印字の順。", "The teams of the groups, in printed order."),
		columns: slices.Concat([]column{
			codeOf("チーム", "team"),
			staffedGroup(true, "グループのコードか名称。", "Code or name of the group."),
		}, must(both("name", "name", "名称", "Name", "チームの名称。", "Name of the team.")...)),
	}
}

func postTable() *table {
	return &table{
		name: "posts", title: said("人員", "Posts"),
		explain: said("役職ごとの人数。", "The roles, with how many people hold each."),
		columns: slices.Concat(teamOrGroup(),
			must(both("name", "name", "役職", "Role", "役職の名称。印字のとおり。", "The role, as printed.")...),
			[]column{
				classOf(), countOf(),
				{
					key: "class_inferred", path: "class_inferred", kind: truthCell, words: input.Truths(), title: said("雇用区分の推定", "Class inferred"),
					explain: said("雇用区分が資料になく人数から推定したとき「はい」。", "Yes when the document names no class and the sums leave only this one."),
				},
			}),
	}
}

func dutyTable() *table {
	return &table{
		name: "duties", title: said("担当業務", "Duties"),
		explain: said("グループとチームの担当業務。段で入れ子を示す。", "What groups and teams do; the level shows what belongs under what."),
		columns: slices.Concat(teamOrGroup(),
			[]column{{
				key: "level", kind: integerCell, required: true, title: said("段", "Level"),
				explain: said("1から4。2以上は、すぐ上にある一つ浅い段の業務に属する。", "1 to 4; from 2 on it belongs to the nearest row above that is one level up."),
			}},
			must(both("name", "name", "業務", "Duty", "業務の名称。", "Name of the duty.")...),
			both("explanation", "explanation", "説明", "Explanation", "補足の説明。なければ空欄。", "What is to be said beside; often empty.")),
	}
}
