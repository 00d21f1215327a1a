package cell_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"scorecard/ui/cell"
	"scorecard/ui/text"
)

var rich = text.NewPrinter(text.Rich())

// figures is a table of a number, a name and figures with the ranks given.
func figures(name string, keeps ...cell.Keep) cell.Table {
	t := cell.Table{Columns: []cell.Column{{ID: cell.NumberColumn, Keep: cell.Always}, {ID: cell.NameColumn, Title: "名称", Keep: cell.Always}}}
	row := cell.Row{Key: "k", Cells: []cell.Cell{{Text: "①"}, {Text: name}}}
	for i, keep := range keeps {
		t.Columns = append(t.Columns, cell.Column{ID: fmt.Sprint("c", i), Title: "実績", Align: cell.Right, Keep: keep})
		row.Cells = append(row.Cells, cell.Cell{Text: fmt.Sprintf("%d,000%%", i+1)})
	}
	t.Rows = []cell.Row{row}
	return t
}

func ids(g *cell.Grid, page cell.Page) string {
	var list []string
	for _, at := range page {
		list = append(list, g.Columns[at.Column].ID)
	}
	return strings.Join(list, " ")
}

// written is a line as it is seen.
func written(line []cell.Segment) string {
	var b strings.Builder
	x := 0
	for _, s := range line {
		b.WriteString(strings.Repeat(" ", max(s.X-x, 0)) + s.Text)
		x = s.X + text.Width(s.Text)
	}
	return b.String()
}

func TestGrid_DropsColumnsByRankFromTheRight(t *testing.T) {
	g := cell.NewGrid(figures("特定健診実施率", cell.Important, cell.LastYear, cell.Always, cell.Useful, cell.Useful), rich)
	for _, test := range []struct {
		width int
		want  string
	}{
		{100, "number name c0 c1 c2 c3 c4"}, {57, "number name c0 c1 c2 c3 c4"}, {56, "number name c0 c2 c3 c4"}, {50, "number name c0 c2 c3 c4"},
		{42, "number name c0 c2 c3"}, {34, "number name c0 c2"}, {24, "number name c2"}, {10, "number name"},
	} {
		if got := ids(g, g.Pages(test.width, 12)[0]); got != test.want {
			t.Errorf("at %d: %s, want %s", test.width, got, test.want)
		}
	}
}

func TestGrid_LastYearLeavesBeforeAShortNameIsCut(t *testing.T) {
	table := figures("特定健康診査の実施率（被扶養者）", cell.Always, cell.LastYear)
	table.Rows[0].Cells[1].Short = "特定健診実施率"
	g := cell.NewGrid(table, rich) // number 1, name, two figures of 6, gaps of 2: 19 besides the name
	if got := ids(g, g.Pages(19+14, 6)[0]); got != "number name c0 c1" {
		t.Errorf("the short name fits beside %s", got)
	}
	if got := ids(g, g.Pages(19+13, 6)[0]); got != "number name c0" {
		t.Errorf("last year is shown beside a cut name: %s", got)
	}
}

func TestGrid_FamilyIsShownTogether(t *testing.T) {
	table := figures("業務", cell.Always, cell.Useful, cell.Useful, cell.Useful)
	for i := 3; i < 6; i++ {
		table.Columns[i].Family = "moves"
	}
	for width := range 80 {
		g := cell.NewGrid(table, rich)
		if n := strings.Count(ids(g, g.Pages(width, 4)[0]), "c"); n != 0 && n != 1 && n != 4 {
			t.Errorf("at %d a page shows %d of the columns", width, n)
		}
		paper := cell.NewPaperGrid(table, rich)
		if page, ok := paper.Fit(width); ok {
			if n := strings.Count(ids(paper, page), "c"); n != 1 && n != 4 {
				t.Errorf("at %d paper shows %d of the columns", width, n)
			}
		}
	}
}

func TestGrid_AlignsOnTheLastDigit(t *testing.T) {
	table := figures("健診", cell.Always)
	table.Rows = append(table.Rows, cell.Row{Cells: []cell.Cell{{Text: "②"}, {Text: "a"}, {Text: "9%"}}})
	g := cell.NewGrid(table, rich)
	page := g.Pages(20, 4)[0]
	for i, want := range []string{"①  健診       1,000%", "②  a              9%"} {
		if got := written(g.Row(i, page, 20)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := written(g.Header(page)); got != "   名称         実績" {
		t.Errorf("the titles are %q", got)
	}
}

func TestGrid_NeverCutsAFigure(t *testing.T) {
	g := cell.NewGrid(figures("健診", cell.Always), rich)
	page := cell.Page{{Column: 2, X: 0, Width: 4}}
	if got := written(g.Row(0, page, 4)); got != "   …" {
		t.Errorf("a figure without room is %q", got)
	}
}

func TestGrid_NameIsShortThenCutOnScreen(t *testing.T) {
	table := figures("特定健康診査の実施率", cell.Always)
	table.Rows[0].Cells[1].Short = "特定健診"
	g := cell.NewGrid(table, rich)
	for width, want := range map[int]string{20: "特定健康診査の実施率", 12: "特定健診    ", 6: "特定… "} {
		page := cell.Page{{Column: 1, Width: width}}
		if got := written(g.Row(0, page, width)); got != want {
			t.Errorf("in %d columns the name is %q, want %q", width, got, want)
		}
	}
}

func TestPaperGrid_WrapsNames(t *testing.T) {
	g := cell.NewPaperGrid(figures("全被保険者数に占める健康保険委員の割合", cell.Always), rich)
	page, ok := g.Fit(20)
	if !ok {
		t.Fatal("the table does not fit")
	}
	var lines []string
	lines = append(lines, written(g.Row(0, page, 20)))
	for n := 1; n < g.Height(0, page); n++ {
		lines = append(lines, written(g.More(0, n, page)))
	}
	if len(lines) < 3 || !strings.HasSuffix(lines[0], "1,000%") {
		t.Errorf("the row is %q", lines)
	}
	if all := strings.NewReplacer(" ", "", "①", "", "1,000%", "").Replace(strings.Join(lines, "")); all != "全被保険者数に占める健康保険委員の割合" {
		t.Errorf("the name is %q", all)
	}
}

func TestPaperGrid_MovesColumnsCloserToSaveAFigure(t *testing.T) {
	g := cell.NewPaperGrid(figures("健診", cell.Important, cell.Useful, cell.Useful), rich)
	for width, want := range map[int]string{1 + 1 + 4 + 3*8: "①     1,000%  2,000%  3,000%", 1 + 1 + 4 + 3*7: "①    1,000% 2,000% 3,000%"} {
		page, ok := g.Fit(width)
		got := strings.ReplaceAll(written(g.Row(0, page, width)), "健診", "  ")
		if !ok || strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") || text.Width(got) > width {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
}

func TestPaperGrid_FailsWhereANeededFigureHasToGo(t *testing.T) {
	g := cell.NewPaperGrid(figures("健診", cell.Always, cell.Important), rich)
	if _, ok := g.Fit(19); ok {
		t.Error("a figure that rows are read for was left out")
	}
	if _, ok := g.Fit(20); !ok {
		t.Error("the table does not fit where it has room")
	}
}

func TestPaperGrid_LeavesOutWhatSaysNothing(t *testing.T) {
	table := figures("健診", cell.Always, cell.Useful, cell.Useful, cell.Useful)
	table.Rows[0].Cells[3], table.Rows[0].Cells[4], table.Rows[0].Cells[5] = cell.Cell{Text: "-"}, cell.Cell{Text: "0"}, cell.Cell{Text: "0"}
	table.Columns[4].Counts = true
	g := cell.NewPaperGrid(table, rich)
	page, _ := g.Fit(80)
	if got := ids(g, page); got != "number name c0 c3" {
		t.Errorf("paper has %s", got)
	}
}

func TestPaperGrid_JoinsAMarkToItsColumn(t *testing.T) {
	table := cell.Table{Columns: []cell.Column{
		{ID: cell.NameColumn, Keep: cell.Always}, {ID: "rating", Keep: cell.Always, Family: "rating"},
		{ID: "mark", Keep: cell.Always, Family: "rating", Joined: true},
	}, Rows: []cell.Row{
		{Cells: []cell.Cell{{Text: "a"}, {Text: "B", Tone: cell.GradeMiddle}, {Text: "!", Tone: cell.Warn}}},
		{Cells: []cell.Cell{{Text: "b"}, {Text: "A", Tone: cell.GradeBest}, {}}},
	}}
	g := cell.NewPaperGrid(table, rich)
	page, _ := g.Fit(20)
	line := g.Row(0, page, 20)
	if got := written(line); strings.TrimSpace(got) != "a  B !" {
		t.Errorf("the row is %q", got)
	}
	if !slices.ContainsFunc(line, func(s cell.Segment) bool { return s.Text == "!" && s.Tone == cell.Warn }) {
		t.Errorf("the mark has not its tone: %v", line)
	}
	if got := written(g.Row(1, page, 20)); strings.TrimSpace(got) != "b  A" {
		t.Errorf("the row without a mark is %q", got)
	}
}

// anyTable draws tables of wide, narrow and combining characters in every column.
func anyTable(t *rapid.T) cell.Table {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aA1 %-健診率①ｶﾞe\u0301〓\u200b\x1b")), 0, 14, -1)
	var table cell.Table
	columns := rapid.IntRange(1, 9).Draw(t, "columns")
	name := rapid.IntRange(0, min(columns-1, 2)).Draw(t, "name")
	for i := range columns {
		c := cell.Column{
			ID: fmt.Sprint("c", i), Title: word.Draw(t, "title"), Keep: cell.Keep(rapid.IntRange(0, int(cell.Always)).Draw(t, "keep")),
			Align: cell.Align(rapid.IntRange(0, 1).Draw(t, "align")), Family: rapid.SampledFrom([]string{"", "", "x", "y"}).Draw(t, "family"),
			Tight: rapid.Bool().Draw(t, "tight"), Joined: rapid.Bool().Draw(t, "joined"), Counts: rapid.Bool().Draw(t, "counts"),
		}
		if i == name {
			c.ID, c.Keep, c.Align, c.Family, c.Joined = cell.NameColumn, cell.Always, cell.Left, "", false
		}
		table.Columns = append(table.Columns, c)
	}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		if rapid.IntRange(0, 4).Draw(t, "heading") == 0 {
			table.Rows = append(table.Rows, cell.Row{Kind: cell.Heading, Cells: []cell.Cell{{Text: word.Draw(t, "words")}}})
			continue
		}
		row := cell.Row{Level: rapid.IntRange(0, 2).Draw(t, "level")}
		for range columns {
			c := cell.Cell{Text: word.Draw(t, "text"), Short: rapid.SampledFrom([]string{"", "短"}).Draw(t, "short")}
			if rapid.IntRange(0, 5).Draw(t, "parts") == 0 {
				c = cell.InParts(cell.Part{Text: "AA", Tone: cell.GradeBest}, cell.Part{Text: "健", Tone: cell.GradeWorst})
			}
			row.Cells = append(row.Cells, c)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// checkLine fails where a line is too wide, or columns overlap.
func checkLine(t *rapid.T, line []cell.Segment, width int) {
	x := 0
	for _, s := range line {
		if s.X < x {
			t.Fatalf("%q begins at %d, before %d: %v", s.Text, s.X, x, line)
		}
		x = s.X + text.Width(s.Text)
	}
	if x > width {
		t.Fatalf("%d columns in %d: %q", x, width, written(line))
	}
}

// checkFigures fails where a cell is not shown whole, but for a name or a text.
func checkFigures(t *rapid.T, g *cell.Grid, i int, page cell.Page, line []cell.Segment) {
	shown := written(line)
	for _, at := range page {
		c := g.Columns[at.Column]
		want := strings.TrimSpace(g.Rows[i].Cells[at.Column].Text)
		if c.ID == cell.NameColumn || c.Align != cell.Right {
			continue
		}
		got := strings.TrimSpace(text.Window(shown, at.X, at.Width))
		if got != want && got != strings.TrimSpace(text.Cut("…", at.Width)) {
			t.Fatalf("%q is shown as %q", want, got)
		}
	}
}

func TestGrid_PropertiesOfPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		g := cell.NewGrid(table, rich)
		width, nameMin := rapid.IntRange(0, 120).Draw(t, "width"), rapid.IntRange(1, 24).Draw(t, "name")
		seen := map[int]bool{}
		for _, page := range g.Pages(width, nameMin) {
			checkLine(t, g.Header(page), width)
			for _, at := range page {
				seen[at.Column] = true
			}
			for i := range g.Rows {
				line := g.Row(i, page, width)
				checkLine(t, line, width)
				if g.Rows[i].Kind != cell.Heading {
					checkFigures(t, g, i, page, line)
				}
			}
		}
		for i, c := range g.Columns {
			empty := c.Title == "" && !slices.ContainsFunc(g.Rows, func(r cell.Row) bool { return r.Kind != cell.Heading && r.Cells[i].Text != "" })
			if !seen[i] && !empty && width > 60 {
				t.Fatalf("the column %s is on no page", c.ID)
			}
		}
	})
}

func TestPaperGrid_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		g := cell.NewPaperGrid(table, rich)
		width := rapid.IntRange(12, 120).Draw(t, "width")
		page, ok := g.Fit(width)
		if !ok {
			return
		}
		for i, c := range g.Columns {
			if c.Keep >= cell.Important && !slices.ContainsFunc(page, func(at cell.Placed) bool { return at.Column == i }) && !unseen(g, i) {
				t.Fatalf("the column %s is left out", c.ID)
			}
		}
		checkLine(t, g.Header(page), width)
		for i := range g.Rows {
			if g.Rows[i].Kind == cell.Heading {
				continue
			}
			line := g.Row(i, page, width)
			checkLine(t, line, width)
			checkFigures(t, g, i, page, line)
			for n := 1; n < g.Height(i, page); n++ {
				checkLine(t, g.More(i, n, page), width)
			}
		}
	})
}

// unseen reports a column without any width.
func unseen(g *cell.Grid, column int) bool {
	return text.Width(g.Columns[column].Title) == 0 &&
		!slices.ContainsFunc(g.Rows, func(r cell.Row) bool { return r.Kind != cell.Heading && text.Width(r.Cells[column].Text) > 0 })
}

func TestGrid_LeavesTheGivenTableAlone(t *testing.T) {
	table := figures("a\x1b", cell.Always)
	cell.NewGrid(table, rich)
	cell.NewPaperGrid(table, rich)
	if table.Rows[0].Cells[1].Text != "a\x1b" || table.Columns[1].Wrap {
		t.Error("the table was changed")
	}
}
