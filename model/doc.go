// Package model is the scorecard itself: a branch's groups, KPIs, activities,
// notes and staffing by fiscal year, with their arithmetic and validation
// rules.
//
// It does not depend on a file format, a database or a screen, and imports no
// other package of this program but model/schema. Figures are exact decimals
// that keep the precision they were printed with. A missing figure is never
// zero: it carries the reason why it is missing. Official ratings are data;
// only the verdict is computed.
package model
