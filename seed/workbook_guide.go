package seed

import (
	"slices"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

// form is what a workbook to fill in has besides an export: last year's values
// beside the cells, colours on what is left to do, and a sheet that explains.
type form struct{}

func (f *form) beside(s *sheet, columns []shownColumn, lang model.Lang) []shownColumn { return columns }

var guideTitle = said("記入の手引き", "How to fill in")

// isGuide reports the sheet that only explains.
func isGuide(name string) bool {
	return slices.Contains([]string{guideTitle.JA, guideTitle.EN}, trim(name))
}

func (b *bookMaker) guide() xlsx.Sheet { return xlsx.Sheet{Name: guideTitle.In(b.lang)} }
