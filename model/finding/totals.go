package finding

import "scorecard/model"

// Totals has the figures of the branch's whole year, for the headline and for
// programs.
type Totals struct {
	Tally        model.Tally
	Reported     HitRateDetail
	Movement     MovementDetail
	Ranked       int          // KPIs with a rank this year, whether or not they had one the year before
	MedianTenths int          // their median rank in tenths; 0 when none is ranked
	Staff        *StaffTotals // nil when no staffing is on file, or only a later one
}

// StaffTotals is the headcount of the staffing in view, as printed for the
// branch and as the sum of its parts.
type StaffTotals struct {
	AsOf    string
	Printed *int         // for the branch, all classes together
	Sum     *int         // of the groups, and of the branch's heads outside all groups
	Classes []ClassTotal // those with a printed number, in the order of Classes
}

// ClassTotal is the headcount of one employment class. A number is nil when
// the staffing has none.
type ClassTotal struct {
	Class   model.Class
	Printed *int // for the branch
	Sum     *int // as in StaffTotals
}

// TotalsOf computes the totals of the shown year.
func TotalsOf(c *model.Scorecard) Totals {
	results := c.Results("")
	t := Totals{
		Tally: c.Tally(""), Reported: hitRate(results), Movement: rankMovement(results),
	}
	if !c.StaffedLater() {
		t.Staff = staffTotals(c.Staffing)
	}
	var ranks []int
	for i := range results {
		if rank := results[i].KPI.Rank; rank.Known() {
			ranks = append(ranks, rank.Value)
		}
	}
	t.Ranked, t.MedianTenths = len(ranks), medianTenths(ranks)
	return t
}

func staffTotals(st *model.Staffing) *StaffTotals {
	if st == nil {
		return nil
	}
	totals := &StaffTotals{AsOf: st.AsOf}
	if st.Total > 0 {
		printed := st.Total
		totals.Printed = &printed
	}
	all, summed := 0, groupsPrinted(st)
	for _, class := range model.Classes() {
		t := ClassTotal{Class: class}
		if printed := ofClass(st.Totals, class); len(printed) > 0 {
			count := model.Sum(printed)
			t.Printed = &count
		}
		if sum := groupSum(st, class); summed {
			t.Sum = &sum
			all += sum
		}
		if t.Printed != nil || t.Sum != nil && *t.Sum > 0 {
			totals.Classes = append(totals.Classes, t)
		}
	}
	if summed {
		totals.Sum = &all
	}
	return totals
}
