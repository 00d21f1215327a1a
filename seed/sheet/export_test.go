package sheet

import "scorecard/model"

// ThroughSheets lays a year out as tables and reads it back.
func ThroughSheets(y *model.Year, lang model.Lang) (*model.Year, error) {
	year, problems := yearFromSheets(toSheets(y, lang))
	return year, problems.Err()
}
