package report

import (
	"encoding/csv"
	"io"
	"strings"

	"scorecard/model"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// byteOrderMark makes Excel read the file as UTF-8.
const byteOrderMark = "\ufeff"

// CSV prints one row for each KPI, activity and key measure, in UTF-8 with a byte
// order mark and CRLF, as Japanese Excel opens it. A text that a spreadsheet
// would run as a formula is guarded by an apostrophe; exact numbers are in
// columns without other text.
func CSV(w io.Writer, c *model.Scorecard, o Options) error {
	if err := o.check(c); err != nil {
		return err
	}
	return writeCSV(w, o.format().Sheet(c, o.Group))
}

func writeCSV(w io.Writer, t view.Table) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	fields := make([]string, len(t.Columns))
	for i := range t.Columns {
		fields[i] = guarded(t.Columns[i].Title)
	}
	_ = out.Write(fields) // reported by Error below, as for every row
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if fields[j] = t.Rows[i].Cells[j].Text; !t.Columns[j].Exact {
				fields[j] = guarded(fields[j])
			}
		}
		_ = out.Write(fields)
	}
	out.Flush()
	return out.Error()
}

// paper is the printer for what no terminal lays out in cells: a spreadsheet keeps
// ① and ※ as printed.
var paper = text.NewPrinter(text.Rich())

// guarded is text on one line that a spreadsheet takes for text.
func guarded(s string) string { return text.Guard(strings.TrimSpace(paper.Clean(s))) }
