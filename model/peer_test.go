package model_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
)

func peersOf(t tester, actuals ...string) []model.Peer {
	t.Helper()
	var peers []model.Peer
	for i, text := range actuals {
		k := model.KPI{Code: "rate", Polarity: model.Higher, Actual: model.Absent(model.NotPublished)}
		if text != "" {
			k.Actual = figure(t, text)
		}
		peers = append(peers, model.Peer{Branch: model.Branch{Code: fmt.Sprint(i)}, KPI: k})
	}
	return peers
}

func TestBranchPlace(t *testing.T) {
	for name, test := range map[string]struct {
		own    string
		lower  bool
		peers  []string
		want   string // place, tied, of, median
		absent bool
	}{
		"first of three":          {own: "65.8%", peers: []string{"60.0%", "61.5%"}, want: "1 0 3 61.5"},
		"last of three":           {own: "65.8%", lower: true, peers: []string{"60.0%", "61.5%"}, want: "3 0 3 61.5"},
		"an even count":           {own: "65.8%", peers: []string{"60.1%"}, want: "1 0 2 62.95"},
		"an even count, even sum": {own: "65.8%", peers: []string{"60.2%"}, want: "1 0 2 63.0"},
		"a tie with other text":   {own: "65.8%", peers: []string{"65.80%", "70%"}, want: "2 1 3 65.80"},
		"all tied":                {own: "5%", peers: []string{"5%", "5.0%"}, want: "1 2 3 5.0"},
		"another unit":            {own: "65.8%", peers: []string{"66日", "70%"}, want: "2 0 2 67.9"},
		"nothing published":       {own: "65.8%", peers: []string{"", ""}, absent: true},
		"no own figure":           {own: "", peers: []string{"60%"}, absent: true},
		"alone":                   {own: "65.8%", absent: true},
	} {
		t.Run(name, func(t *testing.T) {
			k := peersOf(t, test.own)[0].KPI
			peers := peersOf(t, test.peers...)
			if test.lower {
				k.Polarity = model.Lower
				for i := range peers {
					peers[i].KPI.Polarity = model.Lower
				}
			}
			s, ok := k.BranchPlace(peers)
			if ok == test.absent {
				t.Fatalf("found a place: %v", ok)
			}
			if got := fmt.Sprint(s.Place, s.Tied, s.Branches, s.Median); ok && got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// A part of a year is not compared with a whole one.
func TestBranchPlace_KeepsPeriodsApart(t *testing.T) {
	k := peersOf(t, "65.8%")[0].KPI
	peers := peersOf(t, "70%", "60%")
	peers[0].KPI.Period = model.Period{From: "2024-04", Through: "2024-11", Text: both("to November")}
	if s, ok := k.BranchPlace(peers); !ok || s.Place != 1 || s.Branches != 2 {
		t.Errorf("%+v %v", s, ok)
	}
}

// The place counts the branches that are better, and the median is exact, for
// any order of the peers.
func TestBranchPlace_AgainstRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Int64Range(-999_999, 999_999_999), 2, 47).Draw(t, "thousandths")
		texts := make([]string, len(numbers))
		for i, n := range numbers {
			texts[i] = new(big.Rat).SetFrac64(n, 1000).FloatString(3) + "円"
		}
		own := peersOf(t, texts[0])[0].KPI
		s, ok := own.BranchPlace(peersOf(t, texts[1:]...))
		better, tied := 0, 0
		for _, n := range numbers[1:] {
			switch {
			case n > numbers[0]:
				better++
			case n == numbers[0]:
				tied++
			}
		}
		slices.Sort(numbers)
		twice := numbers[(len(numbers)-1)/2] + numbers[len(numbers)/2]
		want := new(big.Rat).SetFrac64(twice, 2000)
		got, valid := new(big.Rat).SetString(s.Median.String())
		if !ok || !valid || got.Cmp(want) != 0 || s.Place != better+1 || s.Tied != tied || s.Branches != len(numbers) {
			t.Fatalf("%+v, want place %d, tied %d, median %s", s, better+1, tied, want)
		}
	})
}
