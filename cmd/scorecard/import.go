package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/view"
)

// importing is the options of an import.
type importing struct {
	review
	files   []string
	builtIn bool // the built-in data instead of files
	replace bool // replace statuses that people have set by the files'
}

func (a *app) importCommand() *cobra.Command {
	i := &importing{review: review{printing: printing{formats: []string{textForm, jsonForm}}}}
	c := a.command("import [FILE...]", 0, anyNumber, func(c *cobra.Command, args []string) error {
		switch {
		case i.builtIn && len(args) > 0:
			return usage(a.labels.Command.TooMany.With("arguments", args[0]))
		case !i.builtIn && len(args) == 0:
			return usage(a.labels.Command.TooFew.With("usage", c.UseLine()))
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
	c.ValidArgsFunction = nil // the arguments are files
	return c
}

// anyNumber is the limit of arguments of a command without one.
const anyNumber = 1 << 20

// importYears reads the files before it opens the store, so that files that cannot be
// read are reported first.
func (a *app) importYears(ctx context.Context, i *importing) error {
	inputs, err := a.readInputs(i.files)
	if err != nil {
		return err
	}
	return a.withStore(ctx, func(store *db.DB) error {
		var found []fileYear
		var files []string
		return a.reviewed(&i.review, func() error {
			if found == nil || i.wanted != 0 { // tables are completed by the year on file, which may have changed
				if found, files, err = a.incomingYears(ctx, store, i, inputs); err != nil {
					return err
				}
			}
			years := yearsOf(found)
			previews, err := a.preview(ctx, store, years)
			if err != nil {
				return err
			}
			return a.decide(ctx, store, i, years, previews, files)
		})
	})
}

// incomingYears decodes the years to import, of files or the built-in ones.
func (a *app) incomingYears(ctx context.Context, store *db.DB, i *importing, inputs []input) ([]fileYear, []string, error) {
	var found []fileYear
	files := fileNames(inputs)
	if i.builtIn {
		years, err := a.builtIn.years()
		if err != nil {
			return nil, nil, err
		}
		for _, y := range years {
			found = append(found, fileYear{a.labels.Transfer.BuiltInName, y})
		}
		files = []string{fmt.Sprintf("%s (%d)", a.labels.Transfer.BuiltInName, a.builtIn.number)}
	} else {
		base, err := a.base(ctx, store, i)
		if err != nil {
			return nil, nil, err
		}
		if found, err = a.decodeInputs(inputs, base); err != nil {
			return nil, nil, err
		}
	}
	return found, files, a.wrongBranch(found).Err()
}

// base is the year on file that tables without a year belong to: the named one, or nil.
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

// wrongBranch reports files of another branch than the flag names. SCORECARD_BRANCH
// only chooses the branch to look at, so that it forbids no other.
func (a *app) wrongBranch(found []fileYear) model.Problems {
	var problems model.Problems
	for _, x := range found {
		if a.branch != "" && !isBranch(x.year.Branch, a.branch) {
			problems = append(problems, model.Problem{
				Kind: model.NotOneOf, File: x.file, Field: "branch.code", Value: x.year.Branch.Code, Want: a.branch,
			})
		}
	}
	return problems
}

// decide prints the preview, asks, and imports when the answer is yes.
func (a *app) decide(
	ctx context.Context, store *db.DB, i *importing, years []*model.Year, previews []finding.Preview, files []string,
) error {
	if err := a.printPreview(&i.review, previews); err != nil {
		return err
	}
	changes := finding.AnyChange(previews, i.replace)
	words := a.labels.Transfer
	switch {
	case !changes && !hasClashes(previews):
		a.say(words.NothingToDo)
		return nil
	case i.dryRun:
		a.say(words.DryRun)
		return nil
	}
	if err := checkWritable(store, previews); err != nil {
		return err
	}
	replace, err := a.confirmImport(ctx, i, previews, changes)
	if err != nil {
		return err
	}
	request := finding.Request(years, previews, replace)
	request.Files, request.Who = files, a.who(i.as)
	if len(request.Years) == 0 {
		a.say(words.NothingToDo)
		return nil
	}
	return a.runImport(ctx, store, request, previews)
}

// hasClashes reports whether persons have set statuses that the files state otherwise.
func hasClashes(previews []finding.Preview) bool {
	return slices.ContainsFunc(previews, func(p finding.Preview) bool { return len(p.Statuses) > 0 })
}

// checkWritable returns the error that the import would end with, before anybody is asked.
func checkWritable(store *db.DB, previews []finding.Preview) error {
	if _, readOnly := store.ReadOnly(); readOnly {
		return &model.Error{Kind: model.ReadOnly, Subject: store.Path()}
	}
	return closedYear(previews)
}

func closedYear(previews []finding.Preview) error {
	for i := range previews {
		if p := &previews[i]; p.Closed && !p.Nothing() {
			return &model.Error{Kind: model.YearClosed, Subject: p.Branch.Code + " " + model.YearLabel(p.Year)}
		}
	}
	return nil
}

// declined is an answer other than yes, which is not a failure.
type declined struct{}

func (declined) Error() string { return "declined" }

// confirmImport asks whether to import, and whether the files' statuses replace those
// that people have set.
func (a *app) confirmImport(ctx context.Context, i *importing, previews []finding.Preview, changes bool) (replace bool, err error) {
	if i.yes {
		return i.replace, nil
	}
	words := a.labels.Transfer
	q, ok := a.findPrompter(slices.Contains(i.files, stdinName))
	switch {
	case !ok && !changes: // only statuses differ, and those are kept by default
		return false, nil
	case !ok:
		return false, usage(words.NeedsYes)
	}
	defer q.close()
	if changes {
		agreed, err := a.confirm(ctx, q, words.AskImport)
		if err == nil && !agreed {
			err = declined{}
		}
		if err != nil || i.replace || !hasClashes(previews) {
			return i.replace, err
		}
	}
	return a.confirm(ctx, q, words.AskStatuses)
}

func (a *app) runImport(ctx context.Context, store *db.DB, request model.ImportRequest, previews []finding.Preview) error {
	progress := a.progress(a.labels.Transfer.Writing)
	request.Progress = progress.report
	done, err := store.ImportAll(ctx, request)
	progress.end()
	if err != nil {
		return err
	}
	summed := view.In(a.labels.Lang).PreviewSummary(previews)
	a.say(a.labels.Transfer.Imported.With("import", done.ID, "summary", summed))
	return nil
}
