package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/report"
)

// side is one of the two things that are compared.
type side struct {
	name  string
	years []*model.Year
	whole bool // a database: years that the other side lacks count as differences
}

func (a *app) diffCommand() *cobra.Command {
	p := &printing{formats: []string{textForm, jsonForm}}
	c := a.command("diff A B", 2, 2, func(c *cobra.Command, args []string) error {
		sides, err := a.sides(c.Context(), args)
		if err != nil {
			return err
		}
		return a.diff(p, sides[0], sides[1])
	})
	a.formatFlags(c, p)
	c.ValidArgsFunction = nil // the arguments are files or years
	return c
}

// sides reads both things to compare. Years are of the scorecard in use, which is
// not opened when none is named.
func (a *app) sides(ctx context.Context, args []string) ([]side, error) {
	sides := make([]side, len(args))
	var named []int
	for i, arg := range args {
		if year, ok := model.ParseYear(arg); ok && !exists(arg) {
			sides[i] = side{name: model.YearLabel(year)}
			named = append(named, i)
			continue
		}
		var err error
		if sides[i], err = a.fileSide(ctx, arg); err != nil {
			return nil, err
		}
	}
	if len(named) == 0 {
		return sides, nil
	}
	return sides, a.withStore(ctx, func(store *db.DB) error {
		branch, err := a.branchOf(ctx, store)
		if err != nil {
			return err
		}
		for _, i := range named {
			number, _ := model.ParseYear(args[i])
			year, err := store.Year(ctx, branch.Code, number)
			if err != nil {
				return err
			}
			sides[i].years = []*model.Year{year}
		}
		return nil
	})
}

// exists reports whether a file goes by a name that could be a year's too. A year
// is meant where there is none.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// fileSide reads a year file, a workbook, a folder of CSV files or a database.
func (a *app) fileSide(ctx context.Context, path string) (side, error) {
	if isDatabase(path) {
		return a.databaseSide(ctx, path)
	}
	inputs, err := a.readInputs([]string{path})
	if err != nil {
		var unread *inputError
		if errors.As(err, &unread) && errors.Is(unread.files[0].err, fs.ErrNotExist) {
			return side{}, usage(a.labels.Transfer.NotAYear.With("path", path))
		}
		return side{}, err
	}
	found, err := a.decodeInputs(inputs, nil)
	if err != nil {
		return side{}, err
	}
	return side{name: path, years: yearsOf(found)}, nil
}

// databaseSide reads every year of a database, of the named branch alone where
// one is named.
func (a *app) databaseSide(ctx context.Context, path string) (s side, err error) {
	store, err := db.Open(ctx, path, db.Options{ReadOnly: true, Now: a.now})
	if err != nil {
		return side{}, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	branches, err := store.Branches(ctx)
	if err != nil {
		return side{}, err
	}
	s = side{name: path, whole: true}
	for _, branch := range branches {
		if wanted := a.wantedBranch(); wanted != "" && !isBranch(branch, wanted) {
			continue
		}
		numbers, err := store.Years(ctx, branch.Code)
		if err != nil {
			return side{}, err
		}
		for _, number := range numbers {
			year, err := store.Year(ctx, branch.Code, number)
			if err != nil {
				return side{}, err
			}
			s.years = append(s.years, year)
		}
	}
	return s, nil
}

func (a *app) diff(p *printing, old, new side) error {
	d := report.Comparison{Old: old.name, New: new.name, Years: compared(old, new)}
	if len(d.Years) == 0 {
		return &refusal{a.labels.Transfer.NothingInCommon.With("old", old.name, "new", new.name)}
	}
	write := report.Diff
	if p.format == jsonForm {
		write = report.DiffJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, d, o) })
}

// compared pairs the years of both sides. Two single years are compared whichever they
// are; otherwise years are paired by branch and number. A year without a counterpart
// counts as new or gone when the other side is a database or several years.
func compared(old, new side) []finding.Preview {
	if len(old.years) == 1 && len(new.years) == 1 && !old.whole && !new.whole {
		return []finding.Preview{finding.Compare(old.years[0], new.years[0])}
	}
	var previews []finding.Preview
	for _, after := range new.years {
		before := sameYear(old.years, after)
		if before != nil || !old.single() {
			previews = append(previews, finding.Compare(before, after))
		}
	}
	for _, before := range old.years {
		if sameYear(new.years, before) == nil && !new.single() {
			previews = append(previews, finding.Compare(before, nil))
		}
	}
	return previews
}

// single reports whether a side is one year, which does not imply that others are gone.
func (s *side) single() bool { return !s.whole && len(s.years) == 1 }

func sameYear(years []*model.Year, of *model.Year) *model.Year {
	at := slices.IndexFunc(years, func(y *model.Year) bool { return y.Branch.Code == of.Branch.Code && y.Year == of.Year })
	if at < 0 {
		return nil
	}
	return years[at]
}
