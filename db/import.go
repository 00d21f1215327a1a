package db

import (
	"context"

	"scorecard/model"
)

// content lists the tables that an import replaces, each before those that it
// refers to.
var content = []string{
	"print", "conflict", "lineage_end", "lineage",
	"duty", "post", "headcount", "team", "staff_area", "staff_group", "staffing",
	"initiative", "measure", "note_kpi", "note", "alternative", "kpi",
	"theme", "category", "scale", "grp", "field", "document",
}

// clearYear takes the content of a year off the file, and leaves its frame and
// what people have said.
func clearYear(ctx context.Context, w *writer, at yearKey) error {
	for _, name := range content {
		if err := w.exec(ctx, `DELETE FROM `+name+` WHERE branch = ? AND year = ?`, at.branch, at.year); err != nil {
			return err
		}
	}
	for _, name := range []string{"status", "settlement"} {
		err := w.exec(ctx, `DELETE FROM `+name+` WHERE branch = ? AND year = ? AND version = 0`, at.branch, at.year)
		if err != nil {
			return err
		}
	}
	return nil
}

// importYear writes a year whose content is not on file.
func importYear(ctx context.Context, w *writer, y *model.Year) error {
	if err := putFrame(ctx, w, y); err != nil {
		return err
	}
	for _, put := range yearContent {
		if err := put(ctx, w, y); err != nil {
			return err
		}
	}
	return putResolutions(ctx, w, y)
}

// yearContent writes what a year has had since the first schema.
var yearContent = []func(context.Context, *writer, *model.Year) error{
	putHeadings, putKPIs, putNotes, putWork, putStaffing, putLineage, putConflicts, putStatuses,
}

// putFrame writes the branch and the year itself, which statuses hold on to. The
// branch goes by the name that its newest year prints. A year that comes back
// counts on from its history.
func putFrame(ctx context.Context, w *writer, y *model.Year) error {
	b := y.Branch
	err := w.exec(ctx, `INSERT INTO branch (branch, ord, name_ja, name_en)
		VALUES (?, (SELECT COALESCE(max(ord), -1) + 1 FROM branch), ?, ?)
		ON CONFLICT (branch) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en
		WHERE NOT EXISTS (SELECT 1 FROM year WHERE branch = excluded.branch AND year > ?)`,
		b.Code, b.Name.JA, b.Name.EN, y.Year)
	if err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO year (branch, year, edition, name_ja, name_en, scale_note_ja, scale_note_en, version)
		VALUES (?1, ?2, ?, ?, ?, ?, ?,
		(SELECT COALESCE(max(version), 0) FROM history WHERE branch = ?1 AND year = ?2 AND item = ''))
		ON CONFLICT (branch, year) DO UPDATE SET edition = excluded.edition, name_ja = excluded.name_ja,
		name_en = excluded.name_en, scale_note_ja = excluded.scale_note_ja, scale_note_en = excluded.scale_note_en`,
		b.Code, y.Year, y.Edition, b.Name.JA, b.Name.EN, y.ScaleNote.JA, y.ScaleNote.EN)
}

// putYear writes a list that belongs to the year.
func putYear[T any](ctx context.Context, w *writer, t table[T], y *model.Year, values []T) error {
	return putAll(ctx, w, t, y.Branch.Code, spot{year: y.Year}, values)
}

func putHeadings(ctx context.Context, w *writer, y *model.Year) error {
	for _, put := range []func() error{
		func() error { return putYear(ctx, w, documents, y, y.Documents) },
		func() error { return putYear(ctx, w, fields, y, y.Fields) },
		func() error { return putYear(ctx, w, groups, y, y.Groups) },
		func() error { return putYear(ctx, w, scale, y, y.Scale) },
		func() error { return putYear(ctx, w, categories, y, y.Categories) },
		func() error { return putYear(ctx, w, themes, y, y.Themes) },
	} {
		if err := put(); err != nil {
			return err
		}
	}
	return nil
}

func putKPIs(ctx context.Context, w *writer, y *model.Year) error {
	for i := range y.KPIs {
		k := &y.KPIs[i]
		if err := put(ctx, w, kpis, y.Branch.Code, spot{year: y.Year, ord: i}, newKPIRow(k)); err != nil {
			return err
		}
		if err := putAll(ctx, w, alternatives, y.Branch.Code, spot{year: y.Year, owner: i}, k.Alternatives); err != nil {
			return err
		}
	}
	return nil
}

func putNotes(ctx context.Context, w *writer, y *model.Year) error {
	if err := putYear(ctx, w, notes, y, y.Notes); err != nil {
		return err
	}
	for i := range y.Notes {
		if err := putAll(ctx, w, noteKPIs, y.Branch.Code, spot{year: y.Year, owner: i}, y.Notes[i].KPIs); err != nil {
			return err
		}
	}
	return nil
}

func putWork(ctx context.Context, w *writer, y *model.Year) error {
	if err := putYear(ctx, w, activities, y, y.Activities); err != nil {
		return err
	}
	return putYear(ctx, w, initiatives, y, y.Initiatives)
}

func putStaffing(ctx context.Context, w *writer, y *model.Year) error {
	if y.Staffing == nil {
		return nil
	}
	r := layOut(y.Staffing)
	for _, put := range []func() error{
		func() error { return putYear(ctx, w, staffings, y, []model.Staffing{*r.staffing}) },
		func() error { return putYear(ctx, w, staffGroups, y, r.groups) },
		func() error { return putAreas(ctx, w, y, r.groups) },
		func() error { return putYear(ctx, w, teams, y, r.teams) },
		func() error { return putYear(ctx, w, headcounts, y, r.headcounts) },
		func() error { return putYear(ctx, w, posts, y, r.posts) },
		func() error { return putYear(ctx, w, duties, y, r.duties) },
	} {
		if err := put(); err != nil {
			return err
		}
	}
	return nil
}

func putAreas(ctx context.Context, w *writer, y *model.Year, groups []model.GroupStaffing) error {
	for i := range groups {
		if err := putAll(ctx, w, staffAreas, y.Branch.Code, spot{year: y.Year, owner: i}, groups[i].Areas); err != nil {
			return err
		}
	}
	return nil
}

func putLineage(ctx context.Context, w *writer, y *model.Year) error {
	if err := putYear(ctx, w, lineages, y, y.Lineage); err != nil {
		return err
	}
	for i := range y.Lineage {
		if err := putAll(ctx, w, lineageEnds, y.Branch.Code, spot{year: y.Year, owner: i}, ends(&y.Lineage[i])); err != nil {
			return err
		}
	}
	return nil
}

func putConflicts(ctx context.Context, w *writer, y *model.Year) error {
	if err := putYear(ctx, w, conflicts, y, y.Conflicts); err != nil {
		return err
	}
	for i := range y.Conflicts {
		if err := putAll(ctx, w, variants, y.Branch.Code, spot{year: y.Year, owner: i}, y.Conflicts[i].Variants); err != nil {
			return err
		}
	}
	return nil
}

// putStatuses gives a status row to every item that takes one, so that an edit
// always finds a row and its version.
func putStatuses(ctx context.Context, w *writer, y *model.Year) error {
	branch := y.Branch.Code
	for item, s := range statusesOf(y) {
		err := w.exec(ctx, `INSERT INTO status (branch, year, item, `+statusColumns+`)
			SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
			WHERE NOT EXISTS (SELECT 1 FROM status WHERE branch = ?1 AND year = ?2 AND item = ?3)`,
			branch, y.Year, item, optional[model.StatusValue]{&s.Value}, s.Note, s.Comment, s.Who, moment{&s.At}.text(), s.Version)
		if err != nil {
			return err
		}
	}
	return nil
}

// removeYear takes a year off the file, which nobody has worked in.
func removeYear(ctx context.Context, w *writer, at yearKey) error {
	if err := clearYear(ctx, w, at); err != nil {
		return err
	}
	if err := w.exec(ctx, `DELETE FROM year WHERE branch = ? AND year = ?`, at.branch, at.year); err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE branch SET (name_ja, name_en) =
		(SELECT name_ja, name_en FROM year WHERE year.branch = branch.branch ORDER BY year DESC LIMIT 1)
		WHERE branch = ?1 AND EXISTS (SELECT 1 FROM year WHERE branch = ?1)`, at.branch)
}
