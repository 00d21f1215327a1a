package model

// Totals counts the branch's whole year, for a head line and for programs.
type Totals struct {
	Tally        Tally
	Forecasts    HitRateDetail
	Movement     MovementDetail
	Ranked       int          // KPIs with a rank this year, whether or not they had one the year before
	MedianTenths int          // their median rank in tenths; 0 when none is ranked
	Staff        *StaffTotals // nil when no staffing is on file
}

// StaffTotals is the headcount of the staffing in view, as printed for the
// branch and as its parts add up.
type StaffTotals struct {
	AsOf    string
	Printed int // the printed total; 0 when none is printed
	Sum     *int
	Classes []ClassTotal // in printed order of the classes; those that nobody prints are left out
}

// ClassTotal is the headcount of one employment class. A number is nil when the
// staffing does not say it.
type ClassTotal struct {
	Class   Class
	Printed *int // for the branch
	Sum     *int // of the groups, with the heads of the branch who belong to none
}

// Totals counts the shown year.
func (c *Scorecard) Totals() Totals {
	return Totals{Tally: c.Tally("")}
}
