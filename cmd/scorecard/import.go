package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/view"
)

// importing is what an import was asked for.
type importing struct {
	review
	files   []string
	builtIn bool // the built-in data instead of files
	replace bool // take the files' statuses in place of those that people have set
}

func (a *app) importCommand() *cobra.Command {
	i := &importing{review: review{printing: printing{formats: []string{textForm, jsonForm}}}}
	c := a.command("import [FILE...]", 0, anyNumber, func(c *cobra.Command, args []string) error {
		switch {
		case i.builtIn && len(args) > 0:
			return usage(a.labels.Command.TooManyF, args[0])
		case !i.builtIn && len(args) == 0:
			return usage(a.labels.Command.TooFewF, c.UseLine())
		}
		i.files = args
		return a.importYears(c.Context(), i)
	})
	a.formatFlags(c, &i.printing)
	flags := c.Flags()
	flags.StringVar(&i.year, "year", "", a.flag("import-year"))
	flags.BoolVar(&i.builtIn, "built-in", false, a.flag("built-in"))
	flags.BoolVar(&i.dryRun, "dry-run", false, a.flag("dry-run"))
	flags.BoolVar(&i.replace, "replace", false, a.flag("replace"))
	flags.BoolVar(&i.yes, "yes", false, a.flag("yes"))
	flags.StringVar(&i.as, "as", "", a.flag("as"))
	c.ValidArgsFunction = nil // files are what it takes
	return c
}

// anyNumber is how many arguments a command takes that takes any.
const anyNumber = 1 << 20

// importYears reads everything before the store is opened for it: what cannot be
// read is told whether or not the store can be opened.
func (a *app) importYears(ctx context.Context, i *importing) error {
	inputs, err := a.readInputs(i.files)
	if err != nil {
		return err
	}
	return a.withStore(ctx, func(store *db.DB) error {
		var arrivals []arrival
		var files []string
		return a.reviewed(&i.review, func() error {
			if arrivals == nil || i.wanted != 0 { // what tables leave out comes from the year on file
				if arrivals, files, err = a.arrivals(ctx, store, i, inputs); err != nil {
					return err
				}
			}
			years := make([]*model.Year, len(arrivals))
			for n := range arrivals {
				years[n] = arrivals[n].year
			}
			previews, err := a.preview(ctx, store, years)
			if err != nil {
				return err
			}
			return a.decide(ctx, store, i, years, previews, files)
		})
	})
}

// arrivals are the years that come, from files or from the program itself.
func (a *app) arrivals(ctx context.Context, store *db.DB, i *importing, inputs []input) ([]arrival, []string, error) {
	var arrivals []arrival
	files := fileNames(inputs)
	if i.builtIn {
		years, err := a.builtIn.years()
		if err != nil {
			return nil, nil, err
		}
		for _, y := range years {
			arrivals = append(arrivals, arrival{a.labels.Transfer.BuiltInName, y})
		}
		files = []string{fmt.Sprintf("%s (%d)", a.labels.Transfer.BuiltInName, a.builtIn.number)}
	} else {
		base, err := a.base(ctx, store, i)
		if err != nil {
			return nil, nil, err
		}
		if arrivals, err = a.decodeInputs(inputs, base); err != nil {
			return nil, nil, err
		}
	}
	return arrivals, files, a.foreign(arrivals).Err()
}

// base is the year on file that tables without one belong to: the one that was
// named; nil when none was.
func (a *app) base(ctx context.Context, store *db.DB, i *importing) (*model.Year, error) {
	if i.wanted == 0 {
		return nil, nil
	}
	branch, err := a.branchOf(ctx, store)
	if err != nil {
		return nil, err
	}
	return store.Year(ctx, branch.Code, i.wanted)
}

// foreign reports the files of another branch than the one named by flag. The
// variable names the branch to look at, and forbids no other.
func (a *app) foreign(arrivals []arrival) model.Problems {
	var problems model.Problems
	for _, arrived := range arrivals {
		if a.branch != "" && !isBranch(arrived.year.Branch, a.branch) {
			problems = append(problems, model.Problem{
				Kind: model.NotOneOf, File: arrived.file, Field: "branch.code", Value: arrived.year.Branch.Code, Want: a.branch,
			})
		}
	}
	return problems
}

// decide shows the preview, asks, and imports when the answer is yes.
func (a *app) decide(
	ctx context.Context, store *db.DB, i *importing, years []*model.Year, previews []model.Preview, files []string,
) error {
	if err := a.printPreview(&i.review, previews); err != nil {
		return err
	}
	wanted := changing(previews, i.replace)
	words := a.labels.Transfer
	switch {
	case len(wanted) == 0 && !askable(previews):
		a.say(words.NothingToDo)
		return nil
	case i.dryRun:
		a.say(words.DryRun)
		return nil
	}
	if err := refused(store, previews); err != nil {
		return err
	}
	replace, err := a.agree(ctx, i, previews, len(wanted) > 0)
	if err != nil {
		return err
	}
	request := model.ImportRequest{Files: files, Who: a.who(i.as), Shown: previews}
	for n := range previews {
		if slices.Contains(changing(previews, replace), n) {
			request.Years = append(request.Years, years[n])
			if replace {
				request.Statuses = append(request.Statuses, taken(&previews[n])...)
			}
		}
	}
	if len(request.Years) == 0 {
		a.say(words.NothingToDo)
		return nil
	}
	return a.carryOut(ctx, store, request, previews)
}

// changing lists the years that an import would change: an import that changes
// nothing leaves no trace in the history.
func changing(previews []model.Preview, replace bool) []int {
	var changing []int
	for n := range previews {
		p := &previews[n]
		if len(p.Differences) > 0 || p.New || replace && len(p.Statuses) > 0 {
			changing = append(changing, n)
		}
	}
	return changing
}

// askable reports whether a person could still want the files' statuses.
func askable(previews []model.Preview) bool {
	return slices.ContainsFunc(previews, func(p model.Preview) bool { return len(p.Statuses) > 0 })
}

// taken names the statuses of a preview that give way to the file's.
func taken(p *model.Preview) []model.TakenStatus {
	list := make([]model.TakenStatus, len(p.Statuses))
	for i, s := range p.Statuses {
		list[i] = model.TakenStatus{Branch: p.Branch.Code, Year: p.Year, Item: s.Item, Version: s.Kept.Version}
	}
	return list
}

// refused tells what would come of a yes before anybody is asked.
func refused(store *db.DB, previews []model.Preview) error {
	if _, readOnly := store.ReadOnly(); readOnly {
		return &model.Error{Kind: model.ReadOnly, Subject: store.Path()}
	}
	return closedYear(previews)
}

func closedYear(previews []model.Preview) error {
	for i := range previews {
		if p := &previews[i]; p.Closed && !p.Nothing() {
			return &model.Error{Kind: model.YearClosed, Subject: p.Branch.Code + " " + model.YearLabel(p.Year)}
		}
	}
	return nil
}

// declined is an answer that was not yes: nothing is wrong.
type declined struct{}

func (declined) Error() string { return "declined" }

// agree finds out whether the import is wanted, and whether the files' statuses
// take the place of people's.
func (a *app) agree(ctx context.Context, i *importing, previews []model.Preview, changes bool) (replace bool, err error) {
	if i.yes {
		return i.replace, nil
	}
	words := a.labels.Transfer
	q, ok := a.canAsk(slices.Contains(i.files, stdinName))
	switch {
	case !ok && !changes: // nothing but statuses that are kept anyway
		return false, nil
	case !ok:
		return false, usage("%s", words.NeedsYes)
	}
	defer q.close()
	if changes {
		agreed, err := a.confirm(ctx, q, words.AskImport)
		if err == nil && !agreed {
			err = declined{}
		}
		if err != nil || i.replace || !askable(previews) {
			return i.replace, err
		}
	}
	return a.confirm(ctx, q, words.AskStatuses)
}

func (a *app) carryOut(ctx context.Context, store *db.DB, request model.ImportRequest, previews []model.Preview) error {
	told := a.progress(a.labels.Transfer.WritingF)
	request.Progress = told.tell
	done, err := store.ImportAll(ctx, request)
	told.end()
	if err != nil {
		return err
	}
	summed := view.In(a.labels.Lang).PreviewSummary(previews)
	a.say(fmt.Sprintf(a.labels.Transfer.ImportedF, done.ID, summed))
	return nil
}
