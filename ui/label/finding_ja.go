package label

import "scorecard/model"

var japaneseFinding = Finding{
	Title: "気づき", None: "気づきはありません", CountF: "%s %s: 気づき %d件", EvidenceF: "根拠: %s（%s）", PlacesF: "根拠: %s", NextPageF: "%dページ", Light: "軽い気づき（表記の違いなど）",
	LightF: "ほかに軽い気づき（表記の違いなど）%d件。scorecard check で全件を表示する。",
	DueF:   "実績がなく、進捗が未設定か30日を超えて古いKPI %d件（%s）。",
	Kinds: map[model.FindingKind]FindingWords{
		model.RatingDiffers:    {"評価と計算の違い", "目標に届かなかったのにAかB、または届いたのにCの公式評価"},
		model.ForecastResult:   {"見込みと結果", "年度途中の見込みを、公式評価と、目標との比較に並べる"},
		model.ForecastHitRate:  {"見込みの一致率", "年度の見込みのうち、結果と一致したものの数"},
		model.TargetAlreadyMet: {"達成済みの目標", "目標が前年度の実績より緩い"},
		model.TargetHolds:      {"水準維持の目標", "目標が前年度の実績と同じ"},
		model.TargetClimb:      {"目標の上げ幅", "目標が前年度の実績に上乗せして求めるもの"},
		model.TargetBelowHQ:    {"本部より緩い目標", "支部の目標が、比べられる本部の目標より緩い"},
		model.RelativeTarget:   {"相対目標の数値", "「対前年度以上」などが今の数値で意味するもの"},
		model.TargetLowered:    {"未達後の引き下げ", "届かなかった翌年度に目標が緩くなった"},
		model.RankDiverges:     {"値と順位の逆行", "改善したのに順位が下がった、またはその逆"},
		model.RankMovement:     {"順位の動き", "順位の上昇・維持・下降の数と、順位の中央値"},
		model.WorkWithoutGain:  {"計画どおりで未達", "分類の事業計画はすべてa・bで、KPIはすべて未達"},
		model.SourcesDiffer:    {"資料間の不一致", "同じ事実が二通り以上の値で書かれている"},
		model.NamesDiffer:      {"表記の違い", "同じものが二通り以上に書かれている"},
		model.StaffDiffers:     {"人数の不一致", "人員の合計が内訳と合わない"},
		model.LineageChanged:   {"KPIの入れ替わり", "廃止・新設・置換になったKPI"},
		model.CountingChanged:  {"集計の変更", "数え方が変わり、前年度と比べられない"},
		model.PartOfYear:       {"年度途中の値", "年度の一部の値を通年の目標と比べている"},
		model.DataMissing:      {"値のない項目", "値がない項目を、その理由ごとに数える"},
		model.StatusDue:        {"進捗の記入待ち", "実績がまだなく、進捗が未設定か30日を超えて古い"},
	},
	Facts: map[string]string{
		"target": "目標", "actual": "実績", "rank": "全国順位", "rating": "実績評価", "forecast": "見込み", "status": "進捗",
		"hq.target": "本部目標", "review": "総括", "policy": "方針", "footnote": "注", "description": "説明", "note": "語句", "alternative": "別の実績", "name": "名称", "period": "対象期間",
		"break": "集計の変更", "lineage": "系譜", "number": "番号", "staff": "人員", "staff.total": "人員の合計",
		"staff.staff": "職員", "staff.contract": "契約職員", "staff.nurse": "保健師・管理栄養士",
	},
	Rating: RatingWords{
		MissedF: "目標 %sに対し実績 %s%sで届かなかったが、公式評価は %s。",
		MetF:    "目標 %sに対し実績 %s%sで達成したが、公式評価は %s。",
		GapF:    "（差 %s）", ReasonF: "総括: %s",
	},
	Forecast: ForecastWords{
		ForecastF: "年度途中の見込みは「%s」。", RatingF: "公式評価（%s）では%s", VerdictF: "目標との比較（%s）では%s",
		BothF:    "公式評価（%s）でも目標との比較（%s）でも%s。",
		HitRateF: "年度途中の見込みが結果と一致したのは、公式評価で見て %d件中 %d件、目標との比較で見て %d件中 %d件。",
		Outcomes: map[model.Outcome]string{model.CameTrue: "見込みどおり", model.Failed: "見込みと異なる結果", model.Undecided: "判断できない"},
		Both:     map[model.Outcome]string{model.CameTrue: "見込みどおりだった", model.Failed: "見込みと異なる結果だった", model.Undecided: "判断できない"},
	},
	Target: TargetWords{
		MetBeforeF: "%s目標 %sは、%s実績 %sがすでに満たす水準（目標は実績より %s）。",
		HoldsF:     "%s目標 %sは、%s実績 %sと同じ値で、水準の維持を求めている。",
		ClimbF:     "%s目標 %sは、%s実績 %sから %sの改善を求めている。", ClimbShareF: "%s（実績比 %s）",
		Steepest: "支部の目標の中で、求める改善の割合が最も大きい。",
		BelowHQF: "支部の目標 %sは、本部の目標 %sより %s。", EasierThanHQF: "支部の目標 %sは、本部の目標 %sより緩い。",
		HigherF: "%s高い", LowerF: "%s低い",
		RelativeF: "「%s」は、%s実績により %sを意味する。", UnresolvedF: "「%s」が指す前年度の値は、資料から定まらない。", MovedF: "%sに求められた %sと比べて %sで、求める水準は%s。",
		LoweredF: "%s目標 %sは、%s目標 %s（実績 %sで未達）より緩い。",
		Moves:    map[model.Direction]string{model.Better: "上がった", model.Same: "変わらない", model.Worse: "下がった"},
	},
	Rank: RankWords{
		OvertakenF: "実績は %sから %sに改善した（%s）が、全国順位は %d位から %d位に下がった。",
		ClimbedF:   "実績は %sから %sに悪化した（%s）が、全国順位は %d位から %d位に上がった。",
		MovementF:  "両年度に全国順位のあるKPI %d件のうち、上昇 %d、維持 %d、下降 %d。",
		MediansF:   "順位の中央値は、%sが %s位、%sが %s位。",
		WorkF:      "事業計画 %d件の評価はすべてa・bだが、KPI %d件はすべて目標に届かなかった（%s）。",
	},
	Source: ConflictWords{
		DifferF: "%sの値が資料の中で一致しない（%s）。%sを採用している。", SettledF: "%sの値が資料の中で一致しない（%s）。%sを使うと決めた（%s）。",
		NamesF: "%sの表記が資料の中で一致しない: %s。", ChosenF: "%s、%s決定。理由: %s", Chosen: "決定",
	},
	Staff: StaffWords{
		DiffersF: "%sの%sは %d名とあるが、%sでは %d名で、%s。", LackF: "内訳が %d名足りない", ExcessF: "内訳が %d名多い",
		Parts: map[model.StaffParts]string{
			model.OfGroups: "各グループと支部の管理職の合計", model.OfTeams: "管理職等と各チームの合計", model.OfClasses: "雇用区分ごとの人数の合計",
		},
		AllClasses: "人員の合計",
	},
	Series: SeriesWords{
		RetiredF: "%sからは設定がない（廃止）。", StartedF: "%sに新しく設定された（新設）。", ReplacedF: "%sに「%s」から「%s」に替わった（置換）。",
		Inferred: "資料に明記はなく、推定による。",
		BreakF:   "%sと%sでは数え方が異なり、値を比べられない。%s", PartF: "実績 %sは通年の値ではない（%s）。", PartTargetF: "通年の目標 %sと比べている。",
	},
	Gap: GapWords{
		MissingF: "値のない項目（%s）: %s。", CountF: "%s %d件", NamesF: "%s（%s）",
		UnsetDue: "実績はまだなく、進捗も未設定。", OldDueF: "実績はまだなく、進捗「%s」は %d日前の記入。",
	},
	Totals: TotalsWords{
		Title: "集計", HitsF: "見込みと結果の一致: 公式評価で %d/%d、目標との比較で %d/%d", RanksF: "全国順位（両年度にあるKPI %d件）: 上昇 %d、維持 %d、下降 %d",
		MediansF: "順位の中央値（同）: %s %s位、%s %s位", RankedF: "今年度に順位のあるKPI %d件の中央値: %s位",
		StaffF: "人員（%s 現在）: %d名", StaffSumF: "内訳の合計 %d名", StaffClassF: "%s %s（内訳の合計 %s）",
	},
	Rules: RulesWords{
		Title: "公式評価と一致する単純な規則", None: "比べられる評価がありません", BoundaryF: "%sと%sの境（KPI %d件）",
		AttainmentF: "対目標比 %s%%以上", RankF: "全国順位 %d位以内", EitherF: "%sまたは%s", BothF: "%sかつ%s",
		AgreesF: "%s: %d件中 %d件で一致", AgainstF: "一致しないもの: %s", UnjudgedF: "値がなく判断できないもの: %s",
		UnexplainedF: "最も多く一致する規則でも説明できないもの: %s", All: "一致する規則で、すべて説明できる",
	},
}
