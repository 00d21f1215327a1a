package finding_test

import (
	"testing"
	"time"

	"scorecard/model"
	"scorecard/model/finding"
)

// pair makes a KPI in two years, changed by the function.
func pair(change func(now, before *model.KPI, c *model.Scorecard)) func(t *testing.T) *model.Scorecard {
	return func(t *testing.T) *model.Scorecard {
		t.Helper()
		now, before := kpi(t, model.Higher, "60%以上", "65%"), kpi(t, model.Higher, "50%以上", "55%")
		now.Source, before.Source = onPage(1), onPage(2)
		c := &model.Scorecard{Year: yearOf(2024, now), Before: yearOf(2023, before)}
		change(&c.Year.KPIs[0], &c.Before.KPIs[0], c)
		return c
	}
}

type edge struct {
	name string
	card func(t *testing.T) *model.Scorecard
	want string // the findings of the kinds; empty for none
}

func checkEdges(t *testing.T, kinds []finding.Kind, edges []edge) {
	t.Helper()
	for _, e := range edges {
		t.Run(e.name, func(t *testing.T) {
			got := linesOf(e.card(t), kinds...)
			if e.want == "" && len(got) == 0 {
				return
			}
			compare(t, e.want, got)
		})
	}
}

func asks(now, last string) func(t *testing.T) *model.Scorecard {
	return func(t *testing.T) *model.Scorecard {
		return pair(func(k, before *model.KPI, _ *model.Scorecard) {
			k.Target, k.Actual, before.Actual = target(t, now), model.Absent(model.NotPublished), figure(t, last)
		})(t)
	}
}

func lower(card func(t *testing.T) *model.Scorecard) func(t *testing.T) *model.Scorecard {
	return func(t *testing.T) *model.Scorecard {
		c := card(t)
		c.Year.KPIs[0].Polarity, c.Before.KPIs[0].Polarity = model.Lower, model.Lower
		return c
	}
}

func with(card func(t *testing.T) *model.Scorecard, change func(c *model.Scorecard)) func(t *testing.T) *model.Scorecard {
	return func(t *testing.T) *model.Scorecard {
		c := card(t)
		change(c)
		return c
	}
}

func TestOf_TargetsAtTheEdge(t *testing.T) {
	of := []finding.Kind{finding.TargetAlreadyMet, finding.TargetHolds, finding.TargetClimb}
	plain := asks("60%以上", "65%")
	checkEdges(t, of, []edge{
		{"easier", plain, "2024 k: target_met_before >=60% after 65%, -5, -7.7%"},
		{"equal, printed otherwise", asks("65.0%以上", "65%"), "2024 k: target_holds >=65.0% after 65%, 0.0, 0.0%"},
		{"harder by a digit", asks("65.001%以上", "65%"), "2024 k: target_climb >=65.001% after 65%, 0.001, 0.0%, steepest"},
		{"a bare number, lower is better: easier", lower(asks("7%", "6%")), "2024 k: target_met_before <=7% after 6%, 1, 16.7%"},
		{"a bare number, lower is better: harder", lower(asks("6%", "7%")), "2024 k: target_climb <=6% after 7%, -1, -14.3%, steepest"},
		{"at most, where higher is better", asks("7%以下", "6%"), "2024 k: target_met_before <=7% after 6%, 1, 16.7%"},
		{"from nothing", asks("5%以上", "0%"), "2024 k: target_climb >=5% after 0%, 5, -%"},
		{"from below nothing", asks("5%以上", "-10%"), "2024 k: target_climb >=5% after -10%, 15, 150.0%, steepest"},
		{"all of it, met", asks("100%", "100%"), ""},
		{"all of it, passed", asks("100%以上", "101%"), ""},
		{"all of it, a climb", asks("100%", "99%"), "2024 k: target_climb >=100% after 99%, 1, 1.0%, steepest"},
		{"at most all of it", lower(asks("100%", "99%")), "2024 k: target_met_before <=100% after 99%, 1, 1.0%"},
		{"relative", asks("対前年度以上", "65%"), ""},
		{"no target", with(plain, func(c *model.Scorecard) { c.Year.KPIs[0].Target = model.Target{Missing: model.NotSet} }), ""},
		{"no last actual", with(plain, func(c *model.Scorecard) { c.Before.KPIs[0].Actual = model.Absent(model.NotInSource) }), ""},
		{"a part of last year", with(plain, func(c *model.Scorecard) { c.Before.KPIs[0].Period.Through = "2023-11" }), ""},
		{"a break", with(plain, func(c *model.Scorecard) { c.Year.KPIs[0].Break = &model.Break{} }), ""},
		{"an inferred lineage", with(plain, func(c *model.Scorecard) {
			c.Year.Lineage = []model.Lineage{{Kind: model.Continued, From: []string{"k"}, To: []string{"k"}, Inferred: true}}
		}), ""},
		{"no year before", with(plain, func(c *model.Scorecard) { c.Before = nil }), ""},
	})
}

func TestOf_HQAtTheEdge(t *testing.T) {
	hq := func(printed string, scope model.Scope) func(t *testing.T) *model.Scorecard {
		return func(t *testing.T) *model.Scorecard {
			c := asks("60%以上", "65%")(t)
			c.Year.KPIs[0].HQ = &model.HQ{Target: target(t, printed), Scope: scope, Source: onPage(1)}
			return c
		}
	}
	relative := func(printed string) func(t *testing.T) *model.Scorecard {
		return func(t *testing.T) *model.Scorecard {
			c := hq(printed, model.ScopeBranch)(t)
			c.Year.KPIs[0].Target = target(t, "対前年度以上")
			return c
		}
	}
	checkEdges(t, []finding.Kind{finding.TargetBelowHQ}, []edge{
		{"below", hq("60.1%", model.ScopeBranch), "2024 k: >=60% under >=60.1%, -0.1"},
		{"equal", hq("60.0%以上", model.ScopeBranch), ""},
		{"above", hq("59%", model.ScopeBranch), ""},
		{"the nation's", hq("70%", model.ScopeNation), ""},
		{"a count of branches", hq("70%", model.ScopeBranches), ""},
		{"another unit", hq("70日以上", model.ScopeBranch), ""},
		{"another way round", hq("70%以下", model.ScopeBranch), ""},
		{"HQ's is relative", hq("対前年度以上", model.ScopeBranch), ""},
		{"lower is better", lower(hq("50%", model.ScopeBranch)), ""}, // 60%以上 against at most 50%
		{"the branch's is relative and below", relative("65.1%"), "2024 k: >=65% under >=65.1%, -0.1"},
		{"the branch's is relative and as high", relative("65%"), ""},
	})
}

func TestOf_BoundsAtTheEdge(t *testing.T) {
	of := []finding.Kind{finding.RelativeTarget, finding.TargetLowered}
	plain := pair(func(k, before *model.KPI, _ *model.Scorecard) {
		k.Target, before.Target, before.Actual = target(t, "50%以上"), target(t, "60%以上"), figure(t, "55%")
	})
	relative := pair(func(k, before *model.KPI, _ *model.Scorecard) {
		k.Target, before.Target = target(t, "対前年度以上"), target(t, "対前年度以上")
	})
	older := func(actual string) func(c *model.Scorecard) {
		return func(c *model.Scorecard) {
			c.Older = yearOf(2022, kpi(t, model.Higher, "", actual))
			c.Older.KPIs[0].Source = onPage(3)
		}
	}
	checkEdges(t, of, []edge{
		{"lowered after a miss", plain, "2024 k: >=50%, was >=60%, came 55%, -10, relative false"},
		{"not lowered", with(plain, func(c *model.Scorecard) { c.Year.KPIs[0].Target = target(t, "60.0%以上") }), ""},
		{"lowered after it was met", with(plain, func(c *model.Scorecard) { c.Before.KPIs[0].Actual = figure(t, "60%") }), ""},
		{"a part of last year missed it", with(plain, func(c *model.Scorecard) { c.Before.KPIs[0].Period.Through = "2023-11" }), ""},
		{"the year before has no verdict", with(plain, func(c *model.Scorecard) { c.Before.KPIs[0].Actual = model.Absent(model.NotInSource) }), ""},
		{"another way round", with(plain, func(c *model.Scorecard) { c.Year.KPIs[0].Target = target(t, "50%以下") }), ""},
		{"over a break", with(plain, func(c *model.Scorecard) { c.Year.KPIs[0].Break = &model.Break{} }), ""},
		{"raised for what is better when low", lower(with(plain, func(c *model.Scorecard) {
			c.Year.KPIs[0].Target, c.Before.KPIs[0].Target = target(t, "60%"), target(t, "50%")
		})), "2024 k: <=60%, was <=50%, came 55%, 10, relative false"},
		{"relative twice, the older year unknown", relative, "2024 k: >=55%, was unknown, - incomparable"},
		{"relative twice, more is asked", with(relative, older("54%")), "2024 k: >=55%, was >=54%, 1 better"},
		{"relative twice, as much is asked", with(relative, older("55.0%")), "2024 k: >=55%, was >=55.0%, 0.0 same"},
		{
			"relative twice, less is asked after a miss", with(relative, older("56%")),
			"2024 k: >=55%, was >=56%, came 55%, -1, relative true\n2024 k: >=55%, was >=56%, -1 worse",
		},
		{"relative twice, over last year's break", with(with(relative, older("54%")), func(c *model.Scorecard) {
			c.Before.KPIs[0].Break = &model.Break{}
		}), "2024 k: >=55%, was unknown, - incomparable"},
		{"relative, over a break", with(relative, func(c *model.Scorecard) { c.Year.KPIs[0].Break = &model.Break{} }), "2024 k: unknown, was unknown, - incomparable"},
		{"or lower, where lower asks more", with(relative, func(c *model.Scorecard) {
			c.Year.KPIs[0].Target, c.Before.KPIs[0].Target = target(t, "対前年度以下"), target(t, "60%以下")
		}), "2024 k: <=55%, was <=60%, -5 better"},
	})
}

func TestOf_RanksAtTheEdge(t *testing.T) {
	ranked := func(now, last int, actual string) func(t *testing.T) *model.Scorecard {
		return pair(func(k, before *model.KPI, _ *model.Scorecard) {
			k.Actual, k.Rank.Value, before.Rank.Value = figure(t, actual), now, last
		})
	}
	checkEdges(t, []finding.Kind{finding.RankDiverges, finding.RankMovement}, []edge{
		{"better but overtaken", ranked(9, 5, "56%"), "2024 : 0 up, 0 held, 1 down, median 90 after 50 tenths, fell [{k 5 9}], rose []\n2024 k: better by 1, rank 9 after 5"},
		{"worse and climbed", ranked(5, 9, "54%"), "2024 k: worse by -1, rank 5 after 9\n2024 : 1 up, 0 held, 0 down, median 50 after 90 tenths, fell [], rose [{k 9 5}]"},
		{"better and climbed", ranked(5, 9, "56%"), "2024 : 1 up, 0 held, 0 down, median 50 after 90 tenths, fell [], rose [{k 9 5}]"},
		{"the same and fell", ranked(9, 5, "55.0%"), "2024 : 0 up, 0 held, 1 down, median 90 after 50 tenths, fell [{k 5 9}], rose []"},
		{"better and held", ranked(5, 5, "56%"), "2024 : 0 up, 1 held, 0 down, median 50 after 50 tenths, fell [], rose []"},
		{"a part of the year", with(ranked(9, 5, "56%"), func(c *model.Scorecard) { c.Year.KPIs[0].Period.Through = "2024-11" }), "2024 : 0 up, 0 held, 1 down, median 90 after 50 tenths, fell [{k 5 9}], rose []"},
		{"a break", with(ranked(9, 5, "56%"), func(c *model.Scorecard) { c.Year.KPIs[0].Break = &model.Break{Source: onPage(1)} }), "2024 : 0 up, 0 held, 1 down, median 90 after 50 tenths, fell [{k 5 9}], rose []"},
		{"not ranked now", ranked(0, 5, "56%"), ""},
		{"not ranked before", ranked(5, 0, "56%"), ""},
	})
}

func TestOf_RatingsAndReportedAtTheEdge(t *testing.T) {
	rated := func(grade, actual string, reported model.ReportedProgress) func(t *testing.T) *model.Scorecard {
		return pair(func(k, _ *model.KPI, _ *model.Scorecard) {
			k.Rating.Grade, k.Reported, k.Actual = grade, reported, model.Absent(model.NotInSource)
			if actual != "" {
				k.Actual = figure(t, actual)
			}
		})
	}
	reported := func(v model.StatusValue) model.ReportedProgress {
		return model.ReportedProgress{Value: v, Source: under("plan")}
	}
	checkEdges(t, []finding.Kind{finding.RatingDiffers, finding.ReportedResult, finding.ReportedHitRate}, []edge{
		{"met and C", rated("C", "60%", model.ReportedProgress{}), "2024 k: C met, 60% for >=60%, 0, 0 reviews"},
		{"missed and B", rated("B", "59.9%", model.ReportedProgress{}), "2024 k: B missed, 59.9% for >=60%, -0.1, 0 reviews"},
		{"missed and C", rated("C", "59.9%", model.ReportedProgress{}), ""},
		{"met and B", rated("B", "60%", model.ReportedProgress{}), ""},
		{"no grade", rated("", "59.9%", model.ReportedProgress{}), ""},
		{"no figure", rated("A", "", model.ReportedProgress{}), ""},
		{"no figure, expected", rated("A", "", reported(model.Expected)), "2024 : 1 of 1 by rating, 0 of 0 by verdict, other words [], unprinted []\n2024 k: expected, A came_true, unknown undecided"},
		{"no grade, difficult", rated("", "60%", reported(model.Difficult)), "2024 k: difficult,  undecided, met failed\n2024 : 0 of 0 by rating, 0 of 1 by verdict, other words [], unprinted []"},
		{"no result to compare with", rated("", "", reported(model.Difficult)), ""},
		{"an unknown word", rated("A", "60%", model.ReportedProgress{Note: "100%"}), ""},
		{"missing", rated("A", "60%", model.ReportedProgress{Missing: model.NotInSource}), ""},
	})
}

func TestOf_WorkAtTheEdge(t *testing.T) {
	work := func(actual string, grades ...string) func(t *testing.T) *model.Scorecard {
		return pair(func(k, _ *model.KPI, c *model.Scorecard) {
			k.Category, k.Actual = "care", figure(t, actual)
			c.Year.Categories = []model.Category{{Code: "other"}, {Code: "care", Group: "health"}}
			for i, grade := range grades {
				c.Year.Activities = append(c.Year.Activities, model.Activity{Code: string(rune('p' + i)), Category: "care", Rating: model.Rating{Grade: grade}, Source: onPage(1)})
			}
		})
	}
	checkEdges(t, []finding.Kind{finding.WorkWithoutGain}, []edge{
		{"done and missed", work("59%", "a", "b"), "2024 care: [p q] done [a b], [k] missed"},
		{"done and met", work("60%", "a", "b"), ""},
		{"one not done", work("59%", "a", "c"), ""},
		{"one not rated", work("59%", "a", ""), ""},
		{"no activities", work("59%"), ""},
		{"one KPI unknown", with(work("59%", "a"), func(c *model.Scorecard) {
			c.Year.KPIs = append(c.Year.KPIs, model.KPI{Code: "l", Category: "care", Unit: "%"})
		}), ""},
		{"activities of no category", with(work("59%", "a"), func(c *model.Scorecard) { c.Year.KPIs[0].Category, c.Year.Activities[0].Category = "", "" }), ""},
	})
}

func TestOf_SeriesAtTheEdge(t *testing.T) {
	plain := pair(func(_, _ *model.KPI, _ *model.Scorecard) {})
	other := func(code string) model.KPI {
		k := kpi(t, model.Higher, "", "")
		k.Code, k.Source = code, onPage(1)
		return k
	}
	checkEdges(t, []finding.Kind{finding.LineageChanged, finding.CountingChanged, finding.PartOfYear}, []edge{
		{"nothing changed", plain, ""},
		{"a KPI without a lineage", with(plain, func(c *model.Scorecard) { c.Year.KPIs = append(c.Year.KPIs, other("l")) }), "2024 l: new [] to [l] in 2024, inferred true"},
		{"a KPI is gone", with(plain, func(c *model.Scorecard) { c.Before.KPIs = append(c.Before.KPIs, other("l")) }), "2024 l: retired [l] to [] in 2024, inferred true"},
		{"a KPI goes", with(plain, func(c *model.Scorecard) { c.After = yearOf(2025, other("l")) }), "2024 k: retired [k] to [] in 2025, inferred true"},
		{"a year before without KPIs", with(plain, func(c *model.Scorecard) { c.Before.KPIs = nil }), ""},
		{"one from two", with(plain, func(c *model.Scorecard) {
			c.Before.KPIs = []model.KPI{other("l"), other("m")}
			c.Year.Lineage = []model.Lineage{{Kind: model.Replaced, From: []string{"l", "m"}, To: []string{"k"}, Source: onPage(1)}}
		}), "2024 k: replaced [l m] to [k] in 2024, inferred false"},
		{"a break after nothing", with(plain, func(c *model.Scorecard) {
			c.Before, c.Year.KPIs[0].Break = nil, &model.Break{Source: onPage(1)}
		}), "2024 k: 65% beside"},
		{"a part of the year", with(plain, func(c *model.Scorecard) {
			c.Year.KPIs[0].Period = model.Period{From: "2024-04", Through: "2025-02"}
		}), "2024 k: 2024-04 to 2025-02, 65% for >=60%, last 55%, rank 0"},
		{"the months of the whole year", with(plain, func(c *model.Scorecard) {
			c.Year.KPIs[0].Period = model.Period{From: "2024-04", Through: "2025-03"}
		}), ""},
		{"a part without a target", with(plain, func(c *model.Scorecard) {
			c.Year.KPIs[0].Period, c.Year.KPIs[0].Target = model.Period{From: "2024-04", Through: "2024-11"}, model.Target{Missing: model.NotSet}
		}), ""},
	})
}

func TestOf_StatusesAtTheEdge(t *testing.T) {
	status := func(s model.Status) func(t *testing.T) *model.Scorecard {
		return pair(func(k, _ *model.KPI, _ *model.Scorecard) { k.Actual, k.Status = model.Absent(model.NotPublished), s })
	}
	at := func(age time.Duration) model.Status {
		return model.Status{Value: model.Expected, At: summer.Add(-age), Version: 1}
	}
	const days = 24 * time.Hour
	checkEdges(t, []finding.Kind{finding.StatusDue}, []edge{
		{"unset", status(model.Status{}), `2024 k: "" for 0 days`},
		{"unset with a printed word", status(model.Status{Note: "100%"}), `2024 k: "" for 0 days`},
		{"unset by a person today", status(model.Status{At: summer, Who: "山田"}), `2024 k: "" for 0 days`},
		{"30 days old", status(at(30 * days)), ""},
		{"a second older", status(at(30*days + time.Second)), `2024 k: "expected" for 30 days`},
		{"61 days old", status(at(61*days + time.Hour)), `2024 k: "expected" for 61 days`},
		{"from tomorrow", status(at(-days)), ""},
		{"came with the file", status(model.Status{Value: model.Achieved}), ""},
		{"given up", with(status(model.Status{}), func(c *model.Scorecard) { c.Year.KPIs[0].Actual = model.Absent(model.Discontinued) }), ""},
		{"there is an actual", with(status(model.Status{}), func(c *model.Scorecard) { c.Year.KPIs[0].Actual = figure(t, "1%") }), ""},
		{"a closed year", with(status(model.Status{}), func(c *model.Scorecard) { c.Closing = &model.Closing{} }), ""},
	})
}

func TestOf_StaffAtTheEdge(t *testing.T) {
	post := func(class model.Class, n int) model.Post {
		return model.Post{Name: both("post"), Class: class, Count: n}
	}
	count := func(class model.Class, n int, including ...model.Included) model.Headcount {
		return model.Headcount{Class: class, Name: both("count"), Count: n, Including: including}
	}
	// A branch of 2 groups: 3 + 2 staff with the manager, 4 contract staff.
	staffing := func(change func(s *model.Staffing)) func(t *testing.T) *model.Scorecard {
		return func(*testing.T) *model.Scorecard {
			s := &model.Staffing{AsOf: "2024-10-01", Source: under("organisation"), Total: 10, Totals: []model.Headcount{
				count(model.Staff, 6, model.Included{Name: both("post"), Count: 1}), count(model.Contract, 4),
			}, Groups: []model.GroupStaffing{
				{
					Group: "health", Totals: []model.Headcount{count(model.Staff, 3), count(model.Contract, 4)}, Heads: []model.Post{post(model.Staff, 1)},
					Teams: []model.Team{{Code: "a", Posts: []model.Post{post(model.Staff, 2), post(model.Contract, 3)}}, {Code: "b", Posts: []model.Post{post(model.Contract, 1)}}},
				},
				{Group: "office", Totals: []model.Headcount{count(model.Staff, 2)}, Heads: []model.Post{post(model.Staff, 2)}},
			}}
			change(s)
			return &model.Scorecard{Year: &model.Year{Year: 2024}, Staffing: s}
		}
	}
	checkEdges(t, []finding.Kind{finding.StaffDiffers}, []edge{
		{"all adds up", staffing(func(*model.Staffing) {}), ""},
		{"the manager is of a group", staffing(func(s *model.Staffing) { s.Totals[0].Count, s.Total = 5, 9 }), ""},
		{"a head too few", staffing(func(s *model.Staffing) { s.Totals[0].Count, s.Total = 7, 11 }), "2024 staff: staff printed 7, groups add up to 6"},
		{"the total and its classes", staffing(func(s *model.Staffing) { s.Total = 11 }), "2024 staff:  printed 11, classes add up to 10"},
		{"no total is printed", staffing(func(s *model.Staffing) { s.Total = 0 }), ""},
		{"only a total is printed", staffing(func(s *model.Staffing) { s.Totals, s.Total = nil, 10 }), "2024 staff:  printed 10, groups add up to 9"},
		{"a class that the branch does not print", staffing(func(s *model.Staffing) {
			s.Groups[1].Totals = append(s.Groups[1].Totals, count(model.Nurse, 5))
			s.Groups[1].Heads = append(s.Groups[1].Heads, post(model.Nurse, 5))
		}), "2024 staff:  printed 10, groups add up to 15"},
		{"a group prints no totals", staffing(func(s *model.Staffing) { s.Groups[1].Totals, s.Totals[0].Count, s.Total = nil, 9, 13 }), ""},
		{"no groups", staffing(func(s *model.Staffing) { s.Groups = nil }), ""},
		{"a team's post too many", staffing(func(s *model.Staffing) { s.Groups[0].Teams[1].Posts[0].Count = 2 }), "2024 staff/health: contract printed 4, teams add up to 5"},
		{"a head too many", staffing(func(s *model.Staffing) { s.Groups[0].Heads[0].Count = 2 }), "2024 staff/health: staff printed 3, teams add up to 4"},
		{"a class that the group does not print", staffing(func(s *model.Staffing) {
			s.Groups[0].Teams[0].Posts = append(s.Groups[0].Teams[0].Posts, post(model.Nurse, 2))
		}), "2024 staff/health:  printed 7, teams add up to 9"},
		{"a group without posts", staffing(func(s *model.Staffing) { s.Groups[1].Heads = nil }), ""},
		{"before April", staffing(func(s *model.Staffing) { s.AsOf, s.Total = "2024-03-31", 11 }), "2023 staff:  printed 11, classes add up to 10"},
	})
}
