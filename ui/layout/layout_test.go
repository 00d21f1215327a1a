package layout_test

import (
	"testing"

	"scorecard/ui/layout"
)

func regions(s layout.Screen) []layout.Region {
	return []layout.Region{
		s.Title, s.Tabs, s.TopRule, s.Headline, s.Header, s.List,
		s.DetailRule, s.DetailTitle, s.Detail, s.BottomRule, s.Help,
	}
}

// Regions that are there must fill the window from top to bottom without a gap
// or an overlap, at every size.
func TestPlan_RegionsFillWindow(t *testing.T) {
	for _, kind := range []layout.Kind{layout.WithDetail, layout.ListOnly} {
		for height := 0; height <= 200; height++ {
			s := layout.Plan(80, height, kind)
			y := 0
			for i, r := range regions(s) {
				if r.Height < 0 {
					t.Fatalf("height %d: region %d has height %d", height, i, r.Height)
				}
				if r.Height == 0 {
					continue
				}
				if r.Y != y {
					t.Fatalf("height %d: region %d begins at %d, want %d", height, i, r.Y, y)
				}
				y = r.End()
			}
			if y != height {
				t.Fatalf("height %d: regions end at %d", height, y)
			}
		}
	}
}

func TestPlan_NegativeSizesAreZero(t *testing.T) {
	s := layout.Plan(-3, -7, layout.WithDetail)
	if s.Width != 0 || s.Height != 0 || s.Inner() != 0 || s.RowWidth() != 0 {
		t.Errorf("got %+v", s)
	}
}

// The sizes that the screens are designed for.
func TestPlan_DesignedSizes(t *testing.T) {
	for _, test := range []struct{ height, list, detail int }{
		{40, 13, 18}, {24, 9, 9}, {12, 4, 2},
	} {
		s := layout.Plan(120, test.height, layout.WithDetail)
		if s.List.Height != test.list || s.Detail.Height != test.detail {
			t.Errorf("height %d: list %d and detail %d lines, want %d and %d",
				test.height, s.List.Height, s.Detail.Height, test.list, test.detail)
		}
	}
}
