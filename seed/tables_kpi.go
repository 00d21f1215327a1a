package seed

import (
	"slices"

	"scorecard/model"
)

func kpiTable() *table {
	return &table{
		name: "kpis", title: said("KPI", "KPIs"),
		explain: said("KPIの目標・実績・評価・進捗。1行に1つ、印字の順。", "The KPIs with target, actual, rating and status: one a row, in printed order."),
		columns: slices.Concat(kpiNameColumns(), kpiFigureColumns(), reportedColumns(), statusOf(),
			printedAt("", "source", "", ""), optionally(hqColumns()), optionally(priorColumns()), optionally(breakColumns())),
	}
}

func kpiNameColumns() []column {
	return slices.Concat([]column{
		codeOf("KPI", "KPI"), groupOf(),
		numberOf(true, "資料に印字された番号（①、1など）。", "Number as printed, such as ① or 1."),
		categoryOf(false),
	},
		must(both("name", "name", "KPI名", "Name", "KPIの正式名称。印字のとおり。", "Full name of the KPI, as printed.")...),
		must(shortOf("画面で使う略称。空欄なら正式名称と同じ。", "Short name for narrow tables. Empty: the same as the name.")...),
		[]column{{
			key: "reading", path: "reading", kind: textCell, title: said("よみ", "Reading"),
			explain: said("KPI名のよみ（ひらがな）。検索にだけ使う。なければ空欄。", "The Japanese name in hiragana, used for search alone; often empty."),
		}},
		[]column{
			{
				key: "unit", path: "unit", kind: textCell, required: true, words: unitWords(), open: true, title: said("単位", "Unit"),
				explain: said("目標と実績の単位（%、円、事業所、日、支部など）。", "Unit of target and actual: %, 円, 事業所, 日, 支部 or another."),
			},
			{
				key: "polarity", path: "polarity", kind: wordCell, required: true, words: polarityWords(), title: said("良い向き", "Polarity"),
				explain: said("高いほど良いか、低いほど良いか。", "Whether higher or lower is better."),
			},
		})
}

func kpiFigureColumns() []column {
	return slices.Concat(
		targetColumns("target", "target", "目標", "Target"),
		[]column{{
			key: "actual", path: "actual", kind: figureCell, required: true, absence: true, title: said("実績", "Actual"),
			explain: said("単位まで印字のとおり（65.8%、10,167円）。ないときは理由の語。", "With its unit, as printed (65.8%, 10,167円); without one, the word for the reason."),
		}},
		[]column{
			{
				key: "period_from", path: "period.from", kind: monthCell, title: said("対象期間の始め", "Period from"),
				explain: said("実績が通年でないとき、最初の月（2024-04）。資料になければ空欄。", "First month (2024-04) when the actual is not the full year's; empty when it is not printed."),
			},
			{
				key: "period_through", path: "period.through", kind: monthCell, title: said("対象期間の終わり", "Period through"),
				explain: said("実績が通年でないとき、最後の月。", "Last month when the actual is not the full year's."),
			},
		},
		both("period_text", "period.text", "対象期間の表記", "Period as printed", "対象期間の印字。", "How the period is printed."),
		[]column{
			{
				key: "rank", path: "rank", kind: integerCell, counters: []string{"位"}, required: true, absence: true, dash: model.NotRanked, title: said("全国順位", "Rank"),
				explain: said("47支部中の順位。順位がないKPIは「順位なし」。", "Place among the 47 branches; 順位なし (not ranked) where there is none."),
			},
			{
				key: "rating", path: "rating", kind: wordCell, required: true, absence: true, words: kpiGradeWords(), title: said("実績評価", "Rating"),
				explain: said("公式の評価A・B・C。ないときは理由の語。", "The official A, B or C; without one, the word for the reason."),
			},
		})
}

// targetColumns hold a target: its print, or its words in both languages.
func targetColumns(key, path, ja, en string) []column {
	return append([]column{{
		key: key, path: path, kind: targetCell, required: true, unless: key + "_words_ja", absence: true, dash: model.NotSet, title: said(ja, en),
		explain: said("印字のとおり（68.2%以上、7日以内、対前年度以上）。文で書かれた目標は「"+ja+"（文言）」へ。ないときは理由の語。",
			"As printed (68.2%以上, 7日以内, 対前年度以上). A target in words goes into the columns for words; without one, the word for the reason."),
	}}, both(key+"_words", path+".words", ja+"（文言）", en+" in words", "数値でなく文で書かれた"+ja+"。", "The target where it is words and no number.")...)
}

func reportedColumns() []column {
	return append([]column{
		{
			key: "reported", path: "reported", kind: wordCell, required: true, unless: "reported_note", absence: true, words: statusWords(), title: said("計画書の進捗状況", "Reported progress"),
			explain: said("計画書に印字された進捗状況。ないときは理由の語。", "The status that the plan printed; without one, the word for the reason."),
		},
		{
			key: "reported_note", path: "reported.note", kind: textCell, title: said("計画書の進捗状況の表記", "Reported progress note"),
			explain: said("三つの語以外で印字されたもの（100%など）。", "A printed word outside the three, such as 100%."),
		},
	}, optionally(printedAt("reported_", "reported.source", "計画書の進捗状況の", "Reported progress"))...)
}

func hqColumns() []column {
	return slices.Concat([]column{{
		key: "hq_number", path: "hq.number", kind: textCell, title: said("本部の番号", "HQ number"),
		explain: said("本部の項目の番号。印字のとおり。", "Number of headquarters' item, as printed."),
	}},
		must(both("hq_item", "hq.item", "本部の項目", "HQ item", "並べて示す本部の項目。", "Headquarters' item that stands beside the KPI.")...),
		[]column{{
			key: "hq_tag", path: "hq.tag", kind: wordCell, words: tagWords(), title: said("本部の区分", "HQ tag"),
			explain: said("新規・拡充。どちらでもなければ空欄。", "New or expanded; empty for neither."),
		}},
		targetColumns("hq_target", "hq.target", "本部目標", "HQ target"),
		[]column{{
			key: "hq_scope", path: "hq.scope", kind: wordCell, required: true, words: scopeWords(), title: said("本部目標の範囲", "HQ scope"),
			explain: said("本部目標が何についての値か。支部と比べられるのは「支部と比べられる値」だけ。", "What headquarters' target counts over; only the first can be held against a branch's figure."),
		}},
		printedAt("hq_", "hq.source", "本部項目の", "HQ item"))
}

func priorColumns() []column {
	return []column{
		{
			key: "prior", path: "prior", kind: truthCell, words: truthWords(), title: said("前年度欄の有無", "Has prior"),
			explain: said("計画書の前年度欄が空のまま印字されているとき「はい」。ふつうは空欄。", "Yes when the plan prints an empty column for the year before. Usually left empty."),
		},
		{
			key: "prior_target", path: "prior.target", kind: textCell, title: said("前年度欄の目標", "Prior target"),
			explain: said("計画書に印字された前年度の目標。", "Last year's target as the plan prints it."),
		},
		{
			key: "prior_status", path: "prior.status", kind: textCell, title: said("前年度欄の進捗", "Prior status"),
			explain: said("計画書に印字された前年度の進捗。", "Last year's status as the plan prints it."),
		},
	}
}

func breakColumns() []column {
	return append(
		must(both("break_reason", "break.reason", "比較不能の理由", "Break", "前年度と比べられない理由（数え方の変更）。比べられれば空欄。", "Why the values do not compare with last year's; empty when they do.")...),
		printedAt("break_", "break.source", "比較不能の", "Break")...)
}

func alternativeTable() *table {
	return &table{
		name: "alternatives", title: said("別の実績値", "Alternatives"),
		explain: said("資料が実績のほかに挙げる値。", "Figures that the source names beside the actual."),
		columns: slices.Concat([]column{kpiOf()},
			must(both("label", "label", "名称", "Label", "何の値か。", "What the figure is.")...),
			[]column{{
				key: "figure", path: "figure", kind: figureCell, required: true, absence: true, title: said("値", "Figure"),
				explain: said("単位まで印字のとおり。ないときは理由の語。", "With its unit, as printed; without one, the word for the reason."),
			}},
			printedAt("", "source", "", "")),
	}
}

func kpiOf() column {
	return column{
		key: "kpi", kind: codeCell, refers: "kpis", required: true, title: said("KPI", "KPI"),
		explain: said("KPIのコード。", "Code of the KPI."),
	}
}

func noteTable() *table {
	return &table{
		name: "notes", title: said("総括・方針・説明・注", "Notes"),
		explain: said("KPIについての文章。", "Prose about KPIs."),
		columns: slices.Concat([]column{
			{
				key: "kind", path: "kind", kind: wordCell, required: true, words: noteKindWords(), title: said("種別", "Kind"),
				explain: said("説明・総括・方針・注。", "Description, review, policy or note."),
			},
			{
				key: "year", path: "year", kind: yearCell, required: true, title: said("年度", "Year"),
				explain: said("どの年度についてか。方針は翌年度のことがある。", "Which year it speaks about; a policy may be the next year's."),
			},
			{
				key: "kpis", path: "kpis", kind: codesCell, refers: "kpis", required: true, title: said("KPI", "KPIs"),
				explain: said("KPIのコード。いくつかあればコンマで区切る。", "Codes of the KPIs, with commas between."),
			},
		},
			must(both("text", "text", "本文", "Text", "本文。", "The text.")...),
			printedAt("", "source", "", "")),
	}
}

func lineageTable() *table {
	return &table{
		name: "lineage", title: said("前年度からの系譜", "Lineage"),
		explain: said("KPIの継続・廃止・新設・置換。", "What became of a KPI from the year before to this year."),
		columns: slices.Concat([]column{
			{
				key: "kind", path: "kind", kind: wordCell, required: true, words: lineageWords(), title: said("種別", "Kind"),
				explain: said("継続・廃止・新設・置換。", "Continued, retired, new or replaced."),
			},
			{
				key: "from", path: "from", kind: codesCell, title: said("前年度のKPI", "From"),
				explain: said("前年度のKPIのコード。いくつかあればコンマで区切る。新設なら空欄。", "Codes of the KPIs of the year before, with commas between; empty when new."),
			},
			{
				key: "to", path: "to", kind: codesCell, refers: "kpis", title: said("この年度のKPI", "To"),
				explain: said("この年度のKPIのコード。廃止なら空欄。", "Codes of this year's KPIs; empty when retired."),
			},
			{
				key: "inferred", path: "inferred", kind: truthCell, words: truthWords(), title: said("推定", "Inferred"),
				explain: said("資料に明記がなく推定したものなら「はい」。数値の比較には使わない。", "Yes when the documents do not say so outright; then no figure is derived across it."),
			},
		},
			both("reason", "reason", "理由", "Reason", "そう判断した理由。", "Why it is so."),
			printedAt("", "source", "", "")),
	}
}
