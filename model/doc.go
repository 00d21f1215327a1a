// Package model is the scorecard itself: a branch's groups, KPIs, activities,
// notes and staffing by fiscal year, with the arithmetic and the rules that
// hold for them.
//
// It knows no file format, no database and no screen; it imports no other room
// of this program. Figures are exact decimals that keep the precision they were
// printed with. A figure that is not there is never zero: it carries the reason
// why it is missing. Official ratings are data; only the verdict is arithmetic.
package model
