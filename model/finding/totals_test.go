package finding_test

import (
	"fmt"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
)

func people(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

func totalsLines(c *model.Scorecard) []string {
	t := finding.TotalsOf(c)
	m := t.Movement
	lines := []string{
		fmt.Sprintf("%d KPIs, %d ranked, median %d tenths", t.Tally.KPIs, t.Ranked, t.MedianTenths),
		fmt.Sprintf("%d up, %d held, %d down, median %d after %d tenths", m.Up, m.Held, m.Down, m.MedianTenths, m.LastTenths),
		fmt.Sprintf("reported %d of %d and %d of %d", t.Reported.ByRating.Count, t.Reported.ByRating.Of, t.Reported.ByVerdict.Count, t.Reported.ByVerdict.Of),
	}
	if t.Staff != nil {
		lines = append(lines, fmt.Sprintf("%s: %s, %s", t.Staff.AsOf, people(t.Staff.Printed), people(t.Staff.Sum)))
		for _, class := range t.Staff.Classes {
			lines = append(lines, fmt.Sprintf("%s %s, %s", class.Class, people(class.Printed), people(class.Sum)))
		}
	}
	return lines
}

func TestTotalsOf_BuiltInYears(t *testing.T) {
	r5, r6, r7 := views(t)
	staff := "2024-10-01: 96, 95\nstaff 36, 36\ncontract 44, 43\nnurse 16, 16"
	compare(t, "17 KPIs, 16 ranked, median 90 tenths\n0 up, 0 held, 0 down, median 0 after 0 tenths\nreported 0 of 0 and 0 of 0", totalsLines(r5))
	compare(t, "17 KPIs, 16 ranked, median 150 tenths\n3 up, 2 held, 11 down, median 150 after 90 tenths\nreported 12 of 14 and 10 of 14\n"+staff, totalsLines(r6))
	compare(t, "18 KPIs, 0 ranked, median 0 tenths\n0 up, 0 held, 0 down, median 0 after 0 tenths\nreported 0 of 0 and 0 of 0\n"+staff, totalsLines(r7))
}

// A median of an even number of ranks may lie between two of them; one of an
// odd number is a rank.
func TestTotalsOf_MedianRank(t *testing.T) {
	for _, c := range []struct {
		ranks []int
		want  int
	}{{nil, 0}, {[]int{0}, 0}, {[]int{7}, 70}, {[]int{7, 2}, 45}, {[]int{9, 2, 7}, 70}, {[]int{1, 47, 3, 0, 4}, 35}} {
		year := &model.Year{Year: 2024}
		for _, rank := range c.ranks {
			year.KPIs = append(year.KPIs, model.KPI{Rank: model.Rank{Value: rank}})
		}
		if got := finding.TotalsOf(&model.Scorecard{Year: year}).MedianTenths; got != c.want {
			t.Errorf("the median of %v is %d tenths, want %d", c.ranks, got, c.want)
		}
	}
}

// A number that the staffing does not have is nil.
func TestTotalsOf_IncompleteStaffing(t *testing.T) {
	staffing := sampleStaffing()
	card := &model.Scorecard{Year: &model.Year{Year: 2024}, Staffing: staffing}
	staffing.Total, staffing.Groups[0].Totals = 0, nil
	compare(t, "0 KPIs, 0 ranked, median 0 tenths\n0 up, 0 held, 0 down, median 0 after 0 tenths\nreported 0 of 0 and 0 of 0\n2024-10-01: -, -\nstaff 9, -", totalsLines(card))
	if card.Staffing = nil; finding.TotalsOf(card).Staff != nil {
		t.Error("there are totals without a staffing")
	}
}
