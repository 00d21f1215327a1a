package db

import (
	"context"
	"database/sql"

	"scorecard/model"
	"scorecard/model/schema"
)

// The lists of KPIs and of conflicts in the table item.
var (
	kpiList      = memberName[model.Year, []model.KPI]()
	conflictList = memberName[model.Year, []model.Conflict]()
)

// resolvedPattern matches the conflicts that the document itself resolves.
var resolvedPattern = `%"` + memberName[model.Conflict, *model.Resolution]() + `":%`

// Peers lists what the other branches on file report of a KPI in a year, in the
// order of the branches, each figure as resolved: one query, and a second one where
// there are peers, however many branches there are. A branch without that KPI or
// that year is left out. The documents are not verified. The error is NoBranch when
// the branch that asks is not on file.
func (db *DB) Peers(ctx context.Context, branch string, year int, kpi string) ([]model.Peer, error) {
	var peers []model.Peer
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		peers, err = loadPeers(ctx, tx, b.Code, year, kpi)
		if err != nil || len(peers) == 0 {
			return err
		}
		return resolvePeers(ctx, tx, b.Code, year, kpi, peers)
	})
	return peers, err
}

const peerKPIs = `SELECT b.branch, b.name_ja, b.name_en, i.content
	FROM item AS i JOIN branch AS b ON b.branch = i.branch
	WHERE i.list = $2 AND i.code = $3 AND i.year = $4 AND i.branch <> $1 ORDER BY b.ord`

func loadPeers(ctx context.Context, tx *sql.Tx, branch string, year int, kpi string) ([]model.Peer, error) {
	var peers []model.Peer
	err := eachRow(ctx, tx, peerKPIs, func(rows *sql.Rows) error {
		var content []byte
		var p model.Peer
		if err := rows.Scan(&p.Branch.Code, &p.Branch.Name.JA, &p.Branch.Name.EN, &content); err != nil {
			return err
		}
		err := schema.Decode(content, &p.KPI)
		p.KPI.Status, p.KPI.Alternatives = model.Status{}, nil
		peers = append(peers, p)
		return err
	}, branch, kpiList, kpi, year)
	return peers, err
}

// peerConflicts reads the conflicts of the years in which one about the KPI is
// resolved, by a person or by the document, each with every resolution by a person.
const peerConflicts = `SELECT i.branch, i.ord, i.content, COALESCE(r.field, ''), COALESCE(r.nth, 0),
	r.variant_text, r.variant_value, r.variant_source, COALESCE(r.reason, ''), COALESCE(r.who, ''), r.at, COALESCE(r.version, 0)
	FROM item AS i LEFT JOIN resolution AS r ON r.branch = i.branch AND r.year = i.year AND r.kind = $4 AND r.code = $5
	WHERE i.list = $3 AND i.code = '' AND i.year = $2 AND i.branch <> $1 AND (r.version IS NOT NULL OR i.content LIKE $6)
	ORDER BY i.branch, i.ord`

func resolvePeers(ctx context.Context, tx *sql.Tx, branch string, year int, kpi string, peers []model.Peer) error {
	years := map[string]*model.Year{}
	for i := range peers {
		p := &peers[i]
		years[p.Branch.Code] = &model.Year{Branch: p.Branch, Year: year, KPIs: []model.KPI{p.KPI}}
	}
	decided := map[itemKey]resolutionRow{}
	ord := map[string]int{}
	err := eachRow(ctx, tx, peerConflicts, func(rows *sql.Rows) error {
		var content []byte
		var row resolutionRow
		at, n := itemKey{yearKey: yearKey{year: year}, kind: model.ItemKPI, code: kpi}, 0
		cells := append([]any{&at.branch, &n, &content, &at.field, &at.nth}, row.cells()...)
		if err := rows.Scan(cells...); err != nil {
			return err
		}
		if row.version > 0 {
			decided[at] = row
		}
		y := years[at.branch]
		if y == nil || ord[at.branch] == n+1 { // the same conflict with another resolution
			return nil
		}
		ord[at.branch] = n + 1
		var c model.Conflict
		err := schema.Decode(content, &c)
		y.Conflicts = append(y.Conflicts, c)
		return err
	}, branch, year, conflictList, model.ItemKPI, kpi, resolvedPattern)
	if err != nil {
		return err
	}
	for i := range peers {
		y := years[peers[i].Branch.Code]
		for at, conflict := range conflictsOf(y) {
			if row, found := decided[at]; found {
				conflict.Resolution = row.of(conflict)
			}
		}
		y.ApplyResolutions()
		peers[i].KPI = y.KPIs[0]
	}
	return nil
}
