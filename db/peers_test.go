package db

import (
	"testing"

	"scorecard/model"
)

func TestPeersAreTheOtherBranchesFigures(t *testing.T) {
	b := evenBuilder(4)
	own, first, second := b.year("kumamoto", 2024, true), b.year("oita", 2024, true), b.year("aomori", 2024, true)
	without, other := b.year("saga", 2024, true), b.year("nagasaki", 2023, true)
	for _, y := range []*model.Year{own, first, second, other} {
		y.KPIs[2].Code = "shared"
		y.Notes = nil
	}
	db := open(t, create(t, own, first, without, second, other), Options{})
	peers, err := db.Peers(t.Context(), "", 2024, "shared")
	if err != nil {
		t.Fatal(err)
	}
	var want []model.Peer
	for _, y := range []*model.Year{first, second} {
		k := y.KPIs[2]
		k.Status, k.Alternatives = model.Status{}, nil
		want = append(want, model.Peer{Branch: y.Branch, KPI: k})
	}
	same(t, "peers", peers, want)
	for _, ask := range []struct {
		branch string
		year   int
		kpi    string
	}{{"kumamoto", 2023, "nothing"}, {"kumamoto", 2030, "shared"}, {"nagasaki", 2023, "shared"}} {
		if peers, err := db.Peers(t.Context(), ask.branch, ask.year, ask.kpi); err != nil || len(peers) > 0 {
			t.Errorf("%v: %v %v", ask, peers, err)
		}
	}
	if _, err := db.Peers(t.Context(), "nowhere", 2024, "shared"); kindOf(err) != model.NoBranch {
		t.Error(err)
	}
}

// Who has no peers pays for one query, and who has some for two, however many.
func TestPeersCostTwoQueries(t *testing.T) {
	for _, test := range []struct {
		branches int
		want     tallied
	}{{1, tallied{queries: 2, rows: 1}}, {3, tallied{queries: 3, rows: 3}}, {6, tallied{queries: 3, rows: 6}}} {
		var count tally
		db := open(t, many(t, test.branches, 3), Options{wrap: count.wrap})
		count.reset()
		peers, err := db.Peers(t.Context(), "", firstOfMany+1, "kpi-1")
		if err != nil || len(peers) != test.branches-1 {
			t.Fatalf("%d peers of %d branches: %v", len(peers), test.branches, err)
		}
		if got := (tallied{count.queries.Load(), count.rows.Load()}); got != test.want {
			t.Errorf("%d branches cost %+v, want %+v", test.branches, got, test.want)
		}
	}
}

type tallied struct{ queries, rows int64 }
