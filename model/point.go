package model

// Point is one year of a KPI's series.
type Point struct {
	Year int
	KPI  KPI
}
