package db

import (
	"context"
	"database/sql"

	"scorecard/model"
)

// Peers lists what the other branches on file report of a KPI in a year, in the
// order of the branches, each figure as managers have resolved it: one query, and
// a second one where there are peers, however many branches there are. A branch
// without that KPI or that year is left out. The error is NoBranch when the
// branch that asks is not on file.
func (db *DB) Peers(ctx context.Context, branch string, year int, kpi string) ([]model.Peer, error) {
	var peers []model.Peer
	err := db.read(ctx, func(tx *sql.Tx) error {
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		peers, err = loadPeers(ctx, tx, b.Code, year, kpi)
		if err != nil || len(peers) == 0 || version < withDecisions {
			return err
		}
		return resolvePeers(ctx, tx, b.Code, year, kpi, peers)
	})
	return peers, err
}

// Every branch is asked through the KPI's own index; CROSS JOIN keeps SQLite from
// beginning at the other end.
var peerKPIs = `SELECT b.branch, b.name_ja, b.name_en, ` + columnsOf("k", kpis.row(new(spot), new(kpiRow))) +
	` FROM branch AS b CROSS JOIN kpi AS k ON k.branch = b.branch AND k.kpi = ?3 AND k.year = ?2
	WHERE b.branch <> ?1 ORDER BY b.ord`

func loadPeers(ctx context.Context, tx *sql.Tx, branch string, year int, kpi string) ([]model.Peer, error) {
	var peers []model.Peer
	err := eachRow(ctx, tx, peerKPIs, func(rows *sql.Rows) error {
		var at spot
		var read kpiRow
		var p model.Peer
		r := kpis.row(&at, &read)
		err := rows.Scan(append([]any{&p.Branch.Code, &p.Branch.Name.JA, &p.Branch.Name.EN}, r.cells...)...)
		if err != nil {
			return err
		}
		p.KPI, err = read.kpi()
		peers = append(peers, p)
		return err
	}, branch, year, kpi)
	return peers, err
}

var peerResolutions = resolvedVariants + ` FROM branch AS b
	CROSS JOIN settlement AS s ON s.branch = b.branch AND s.year = ?2 AND s.subject = ?3` + variantsOfResolution + `
	WHERE b.branch <> ?1 AND s.print IS NOT NULL ORDER BY b.ord` + conflictsInOrder

func resolvePeers(ctx context.Context, tx *sql.Tx, branch string, year int, kpi string, peers []model.Peer) error {
	byBranch := map[string]*model.KPI{}
	for i := range peers {
		byBranch[peers[i].Branch.Code] = &peers[i].KPI
	}
	found, err := loadResolved(ctx, tx, peerResolutions, branch, year, kpi)
	if err != nil {
		return err
	}
	for at, conflicts := range found {
		applyTo(byBranch[at.branch], at, conflicts)
	}
	return nil
}
