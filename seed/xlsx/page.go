package xlsx

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// page sets how a sheet is printed.
func (p *printer) page(s *Sheet) error {
	var (
		size, wide, long          = 9, cmp.Or(s.Page.PagesWide, 1), 0 // A4; as long as it takes
		orientation, order        = "landscape", "overThenDown"
		side, edge, band, centred = 0.4, 0.6, 0.3, true // inches
	)
	return steps(
		func() error {
			return p.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
				Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long, PageOrder: &order,
			})
		},
		func() error {
			return p.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
				Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &band, Footer: &band, Horizontally: &centred,
			})
		},
		func() error {
			return p.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddHeader: s.Page.Header, OddFooter: s.Page.Footer})
		},
		func() error { return p.printed(s) },
	)
}

// printed names what is printed and what every page repeats.
func (p *printer) printed(s *Sheet) error {
	name := func(kind, refersTo string) error {
		return p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm." + kind, RefersTo: refersTo, Scope: s.Name})
	}
	sheet := quoteSheet(s.Name)
	if len(s.Rows) > 0 && len(s.Columns) > 0 {
		if err := name("Print_Area", RangeOf(s.Name, 1, 1, len(s.Rows), len(s.Columns))); err != nil {
			return err
		}
	}
	var titles []string
	if n := s.Page.TitleColumns; n > 0 {
		titles = append(titles, fmt.Sprintf("%s!$A:$%s", sheet, ColumnName(n)))
	}
	if n := s.Page.TitleRows; n > 0 {
		titles = append(titles, fmt.Sprintf("%s!$1:$%d", sheet, n))
	}
	if len(titles) == 0 {
		return nil
	}
	return name("Print_Titles", strings.Join(titles, ","))
}

func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
