package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/report"
)

// side is one of the two things that are compared.
type side struct {
	name  string
	years []*model.Year
	whole bool // a database: what the other side does not have is told as well
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
	c.ValidArgsFunction = nil // files are what it takes, or years
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
			return side{}, usage(a.labels.Transfer.NotAYearF, path)
		}
		return side{}, err
	}
	arrivals, err := a.decodeInputs(inputs, nil)
	if err != nil {
		return side{}, err
	}
	s := side{name: path}
	for _, arrived := range arrivals {
		s.years = append(s.years, arrived.year)
	}
	return s, nil
}

// isDatabase looks at the beginning alone: a database may be large.
func isDatabase(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // it was only read
	begin := make([]byte, 16)
	_, err = io.ReadFull(file, begin)
	return err == nil && seed.FormOf(begin) == seed.FormDatabase
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
		return &refusal{fmt.Sprintf(a.labels.Transfer.NothingInCommonF, old.name, new.name)}
	}
	write := report.Diff
	if p.format == jsonForm {
		write = report.DiffJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, d, o) })
}

// compared pairs the years of both sides. One year each is compared whichever
// years they are; else the years of one branch and number belong together. A year
// that stands on one side alone is told where the other is a whole database, or
// several years too.
func compared(old, new side) []model.Preview {
	if len(old.years) == 1 && len(new.years) == 1 && !old.whole && !new.whole {
		return []model.Preview{differing(old.years[0], new.years[0])}
	}
	var previews []model.Preview
	for _, after := range new.years {
		before := twin(old.years, after)
		if before != nil || !old.single() {
			previews = append(previews, differing(before, after))
		}
	}
	for _, before := range old.years {
		if twin(new.years, before) == nil && !new.single() {
			previews = append(previews, differing(before, nil))
		}
	}
	return previews
}

// single reports whether a side is one year, which says nothing about others.
func (s *side) single() bool { return !s.whole && len(s.years) == 1 }

func twin(years []*model.Year, of *model.Year) *model.Year {
	at := slices.IndexFunc(years, func(y *model.Year) bool { return y.Branch.Code == of.Branch.Code && y.Year == of.Year })
	if at < 0 {
		return nil
	}
	return years[at]
}

// differing tells what differs between two states of which one may be missing.
func differing(old, new *model.Year) model.Preview {
	p := model.Preview{New: old == nil, Gone: new == nil, Differences: model.Compare(old, new)}
	for _, y := range []*model.Year{old, new} {
		if y != nil {
			p.Branch, p.Year = y.Branch, y.Year
		}
	}
	if old != nil {
		p.Before = model.NewScorecard(map[int]*model.Year{old.Year: old}, old.Year)
	}
	if new != nil {
		p.After = model.NewScorecard(map[int]*model.Year{new.Year: new}, new.Year)
	}
	return p
}
