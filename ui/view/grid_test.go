package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"scorecard/ui/text"
	"scorecard/ui/view"
)

var rich = text.NewPrinter(text.Rich())

// figures is a table of a number, a name and figures with the ranks given.
func figures(name string, keeps ...view.Keep) view.Table {
	t := view.Table{Columns: []view.Column{{ID: view.NumberColumn, Keep: view.Always}, {ID: view.NameColumn, Title: "名称", Keep: view.Always}}}
	row := view.Row{Key: "k", Cells: []view.Cell{{Text: "①"}, {Text: name}}}
	for i, keep := range keeps {
		t.Columns = append(t.Columns, view.Column{ID: fmt.Sprint("c", i), Title: "実績", Align: view.Right, Keep: keep})
		row.Cells = append(row.Cells, view.Cell{Text: fmt.Sprintf("%d,000%%", i+1)})
	}
	t.Rows = []view.Row{row}
	return t
}

func ids(g *view.Grid, page view.Page) string {
	var list []string
	for _, at := range page {
		list = append(list, g.Columns[at.Column].ID)
	}
	return strings.Join(list, " ")
}

// written is a line as it is seen.
func written(line []view.Segment) string {
	var b strings.Builder
	x := 0
	for _, s := range line {
		b.WriteString(strings.Repeat(" ", max(s.X-x, 0)) + s.Text)
		x = s.X + text.Width(s.Text)
	}
	return b.String()
}

func TestGrid_DropsColumnsByRankFromTheRight(t *testing.T) {
	g := view.NewGrid(figures("特定健診実施率", view.Important, view.LastYear, view.Always, view.Useful, view.Useful), rich)
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
	table := figures("特定健康診査の実施率（被扶養者）", view.Always, view.LastYear)
	table.Rows[0].Cells[1].Short = "特定健診実施率"
	g := view.NewGrid(table, rich) // number 1, name, two figures of 6, gaps of 2: 19 besides the name
	if got := ids(g, g.Pages(19+14, 6)[0]); got != "number name c0 c1" {
		t.Errorf("the short name fits beside %s", got)
	}
	if got := ids(g, g.Pages(19+13, 6)[0]); got != "number name c0" {
		t.Errorf("last year is shown beside a cut name: %s", got)
	}
}

func TestGrid_FamilyIsShownTogether(t *testing.T) {
	table := figures("業務", view.Always, view.Useful, view.Useful, view.Useful)
	for i := 3; i < 6; i++ {
		table.Columns[i].Family = "moves"
	}
	for width := range 80 {
		g := view.NewGrid(table, rich)
		if n := strings.Count(ids(g, g.Pages(width, 4)[0]), "c"); n != 0 && n != 1 && n != 4 {
			t.Errorf("at %d a page shows %d of the columns", width, n)
		}
		paper := view.NewPaperGrid(table, rich)
		if page, ok := paper.Fit(width); ok {
			if n := strings.Count(ids(paper, page), "c"); n != 1 && n != 4 {
				t.Errorf("at %d paper shows %d of the columns", width, n)
			}
		}
	}
}

func TestGrid_AlignsOnTheLastDigit(t *testing.T) {
	table := figures("健診", view.Always)
	table.Rows = append(table.Rows, view.Row{Cells: []view.Cell{{Text: "②"}, {Text: "a"}, {Text: "9%"}}})
	g := view.NewGrid(table, rich)
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
	g := view.NewGrid(figures("健診", view.Always), rich)
	page := view.Page{{Column: 2, X: 0, Width: 4}}
	if got := written(g.Row(0, page, 4)); got != "   …" {
		t.Errorf("a figure without room is %q", got)
	}
}

func TestGrid_NameIsShortThenCutOnScreen(t *testing.T) {
	table := figures("特定健康診査の実施率", view.Always)
	table.Rows[0].Cells[1].Short = "特定健診"
	g := view.NewGrid(table, rich)
	for width, want := range map[int]string{20: "特定健康診査の実施率", 12: "特定健診    ", 6: "特定… "} {
		page := view.Page{{Column: 1, Width: width}}
		if got := written(g.Row(0, page, width)); got != want {
			t.Errorf("in %d columns the name is %q, want %q", width, got, want)
		}
	}
}

func TestPaperGrid_WrapsNames(t *testing.T) {
	g := view.NewPaperGrid(figures("全被保険者数に占める健康保険委員の割合", view.Always), rich)
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
	g := view.NewPaperGrid(figures("健診", view.Important, view.Useful, view.Useful), rich)
	for width, want := range map[int]string{1 + 1 + 4 + 3*8: "①     1,000%  2,000%  3,000%", 1 + 1 + 4 + 3*7: "①    1,000% 2,000% 3,000%"} {
		page, ok := g.Fit(width)
		got := strings.ReplaceAll(written(g.Row(0, page, width)), "健診", "  ")
		if !ok || strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") || text.Width(got) > width {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
}

func TestPaperGrid_FailsWhereANeededFigureHasToGo(t *testing.T) {
	g := view.NewPaperGrid(figures("健診", view.Always, view.Important), rich)
	if _, ok := g.Fit(19); ok {
		t.Error("a figure that rows are read for was left out")
	}
	if _, ok := g.Fit(20); !ok {
		t.Error("the table does not fit where it has room")
	}
}

func TestPaperGrid_LeavesOutWhatSaysNothing(t *testing.T) {
	table := figures("健診", view.Always, view.Useful, view.Useful, view.Useful)
	table.Rows[0].Cells[3], table.Rows[0].Cells[4], table.Rows[0].Cells[5] = view.Cell{Text: "-"}, view.Cell{Text: "0"}, view.Cell{Text: "0"}
	table.Columns[4].Counts = true
	g := view.NewPaperGrid(table, rich)
	page, _ := g.Fit(80)
	if got := ids(g, page); got != "number name c0 c3" {
		t.Errorf("paper has %s", got)
	}
}

func TestPaperGrid_JoinsAMarkToItsColumn(t *testing.T) {
	table := view.Table{Columns: []view.Column{
		{ID: view.NameColumn, Keep: view.Always}, {ID: "rating", Keep: view.Always, Family: "rating"},
		{ID: "mark", Keep: view.Always, Family: "rating", Joined: true},
	}, Rows: []view.Row{
		{Cells: []view.Cell{{Text: "a"}, {Text: "B", Tone: view.GradeMiddle}, {Text: "!", Tone: view.Warn}}},
		{Cells: []view.Cell{{Text: "b"}, {Text: "A", Tone: view.GradeBest}, {}}},
	}}
	g := view.NewPaperGrid(table, rich)
	page, _ := g.Fit(20)
	line := g.Row(0, page, 20)
	if got := written(line); strings.TrimSpace(got) != "a  B !" {
		t.Errorf("the row is %q", got)
	}
	if !slices.ContainsFunc(line, func(s view.Segment) bool { return s.Text == "!" && s.Tone == view.Warn }) {
		t.Errorf("the mark has not its tone: %v", line)
	}
	if got := written(g.Row(1, page, 20)); strings.TrimSpace(got) != "b  A" {
		t.Errorf("the row without a mark is %q", got)
	}
}

// anyTable draws tables of wide, narrow and combining characters in every column.
func anyTable(t *rapid.T) view.Table {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aA1 %-健診率①ｶﾞe\u0301〓\u200b\x1b")), 0, 14, -1)
	var table view.Table
	columns := rapid.IntRange(1, 9).Draw(t, "columns")
	name := rapid.IntRange(0, min(columns-1, 2)).Draw(t, "name")
	for i := range columns {
		c := view.Column{
			ID: fmt.Sprint("c", i), Title: word.Draw(t, "title"), Keep: view.Keep(rapid.IntRange(0, int(view.Always)).Draw(t, "keep")),
			Align: view.Align(rapid.IntRange(0, 1).Draw(t, "align")), Family: rapid.SampledFrom([]string{"", "", "x", "y"}).Draw(t, "family"),
			Tight: rapid.Bool().Draw(t, "tight"), Joined: rapid.Bool().Draw(t, "joined"), Counts: rapid.Bool().Draw(t, "counts"),
		}
		if i == name {
			c.ID, c.Keep, c.Align, c.Family, c.Joined = view.NameColumn, view.Always, view.Left, "", false
		}
		table.Columns = append(table.Columns, c)
	}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		if rapid.IntRange(0, 4).Draw(t, "heading") == 0 {
			table.Rows = append(table.Rows, view.Row{Kind: view.Heading, Cells: []view.Cell{{Text: word.Draw(t, "words")}}})
			continue
		}
		row := view.Row{Level: rapid.IntRange(0, 2).Draw(t, "level")}
		for range columns {
			c := view.Cell{Text: word.Draw(t, "text"), Short: rapid.SampledFrom([]string{"", "短"}).Draw(t, "short")}
			if rapid.IntRange(0, 5).Draw(t, "parts") == 0 {
				c = view.InParts(view.Part{Text: "AA", Tone: view.GradeBest}, view.Part{Text: "健", Tone: view.GradeWorst})
			}
			row.Cells = append(row.Cells, c)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// checkLine fails where a line is too wide, or columns overlap.
func checkLine(t *rapid.T, line []view.Segment, width int) {
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
func checkFigures(t *rapid.T, g *view.Grid, i int, page view.Page, line []view.Segment) {
	shown := written(line)
	for _, at := range page {
		c := g.Columns[at.Column]
		want := strings.TrimSpace(g.Rows[i].Cells[at.Column].Text)
		if c.ID == view.NameColumn || c.Align != view.Right {
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
		g := view.NewGrid(table, rich)
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
				if g.Rows[i].Kind != view.Heading {
					checkFigures(t, g, i, page, line)
				}
			}
		}
		for i, c := range g.Columns {
			empty := c.Title == "" && !slices.ContainsFunc(g.Rows, func(r view.Row) bool { return r.Kind != view.Heading && r.Cells[i].Text != "" })
			if !seen[i] && !empty && width > 60 {
				t.Fatalf("the column %s is on no page", c.ID)
			}
		}
	})
}

func TestPaperGrid_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		g := view.NewPaperGrid(table, rich)
		width := rapid.IntRange(12, 120).Draw(t, "width")
		page, ok := g.Fit(width)
		if !ok {
			return
		}
		for i, c := range g.Columns {
			if c.Keep >= view.Important && !slices.ContainsFunc(page, func(at view.Placed) bool { return at.Column == i }) && !unseen(g, i) {
				t.Fatalf("the column %s is left out", c.ID)
			}
		}
		checkLine(t, g.Header(page), width)
		for i := range g.Rows {
			if g.Rows[i].Kind == view.Heading {
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
func unseen(g *view.Grid, column int) bool {
	return text.Width(g.Columns[column].Title) == 0 &&
		!slices.ContainsFunc(g.Rows, func(r view.Row) bool { return r.Kind != view.Heading && text.Width(r.Cells[column].Text) > 0 })
}

func TestGrid_LeavesTheGivenTableAlone(t *testing.T) {
	table := figures("a\x1b", view.Always)
	view.NewGrid(table, rich)
	view.NewPaperGrid(table, rich)
	if table.Rows[0].Cells[1].Text != "a\x1b" || table.Columns[1].Wrap {
		t.Error("the table was changed")
	}
}
