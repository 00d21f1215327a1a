package label

var japaneseFinding = Finding{
	Title: "気づき", None: "気づきはありません", CountF: "%s %s: 気づき %d件", EvidenceF: "根拠: %s（%s）", PlacesF: "根拠: %s", NextPageF: "%dページ", Light: "軽い気づき（表記の違いなど）",
	Stop: "。", YearF: "%[1]s", ActivityF: "計画 %s", InitiativeF: "施策 %s", DateF: "令和%[1]d年%[2]d月%[3]d日", LightF: "ほかに軽い気づき %d件（scorecard check で全件を表示）。", NamesCountF: "資料により表記の異なるものが %d件。",
	DueAllF: "実績のないKPI %d件は、進捗がすべて未設定%s。", DueSomeF: "実績のないKPIの進捗は、未設定 %d件、30日を超えて前の記入 %d件%s。",
	GroupCountF: "%s %d件", OfGroupsF: "（%s）", MarkLegend: "! 数字を読むときに注意の要るKPI（「気づき」に説明）", ScaleF: "評価の基準: %s",
	Facts: map[string]string{
		"target": "目標", "actual": "実績", "rank": "全国順位", "rating": "実績評価", "reported": "計画書の進捗状況", "status": "進捗",
		"hq.target": "本部目標", "review": "総括", "policy": "方針", "footnote": "注", "description": "説明", "note": "語句", "alternative": "参考値", "name": "名称", "period": "対象期間",
		"break": "集計の変更", "lineage": "系譜", "number": "番号", "staff": "人員", "staff.total": "人員の合計",
		"staff.staff": "職員", "staff.contract": "契約職員", "staff.nurse": "保健師・管理栄養士",
	},
	AtLeastF: "%s以上", AtMostF: "%s以下", AtLeastLast: "対前年度以上", AtMostLast: "対前年度以下",
	ChosenF: "%s、%s決定。理由: %s", Chosen: "決定", OutsideF: "各グループの計は %d名。%sはどのグループにも含まれない。",
	Caveat: CaveatWords{AddedF: "（%s）", ConditionsF: "%sから条件を変更した項目", DisputedF: "%s%sは資料間で一致しない: %s"},
	Totals: TotalsWords{
		Title: "集計", HitsF: "計画書の進捗状況と結果の一致: 公式評価で %d/%d、目標との比較で %d/%d", RanksF: "全国順位（両年度にあるKPI %d件）: 上昇 %d、維持 %d、下降 %d",
		MediansF: "順位の中央値（同）: %s %s位、%s %s位", RankedF: "%sに順位のあるKPI %d件の中央値: %s位",
		StaffF: "人員（%s現在）: %d名", StaffSumF: "内訳の合計 %d名", StaffClassF: "%s %s（内訳の合計 %s）",
	},
	Rules: RulesWords{
		Title: "公式評価と一致する単純な規則", None: "比べられる評価がありません", BoundaryF: "%sと%sの境（KPI %d件）",
		AttainmentF: "対目標比 %s%%以上", RankF: "全国順位 %d位以内", EitherF: "%sまたは%s", BothF: "%sかつ%s",
		AgreesF: "%s: %d件中 %d件で一致", AgainstF: "一致しないもの: %s", UnjudgedF: "値がなく判断できないもの: %s",
		SameAttainmentF: "%s（%s%%超 %s%%以下のどこでも同じ）", SameRankF: "%s（%d位以内まで同じ）",
		TiesF: "同じ件数で一致するもの: %s", TieF: "%s（合わないもの: %s）",
		UnexplainedF: "一致の最も多い規則と合わないもの: %s", All: "一致の最も多い規則は、すべてと合う",
		AgainstAllF: "上のどの規則とも合わないもの: %s", NoneAgainstAll: "上のどの規則とも合わないもの: なし",
		DisputedF: "評価が資料間で一致せず、どちらを採るかで上の件数が変わりうるもの: %s",
	},
}
