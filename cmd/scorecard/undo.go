package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/view"
)

// undoCommand undoes the person's own newest change, or an import.
func (a *app) undoCommand() *cobra.Command {
	w := &importUndo{review: review{printing: printing{formats: []string{textForm, jsonForm}}}}
	c := a.command("undo", 0, 0, func(c *cobra.Command, _ []string) error {
		asked := c.Flags().Changed("import")
		if asked && w.id < 1 {
			return a.badValue("--import", fmt.Sprint(w.id), "1-")
		}
		if err := a.withoutImport(c, asked); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			if asked {
				return a.undoImport(c.Context(), w, store)
			}
			return a.undoOrRedo(c.Context(), store, a.who(w.as), false)
		})
	})
	a.formatFlags(c, &w.printing)
	flags := c.Flags()
	flags.IntVar(&w.id, "import", 0, a.flag("import"))
	flags.BoolVar(&w.dryRun, "dry-run", false, a.flag("dry-run"))
	flags.BoolVar(&w.yes, "yes", false, a.flag("yes"))
	flags.StringVar(&w.as, "as", "", a.flag("as"))
	return c
}

// withoutImport rejects the flags that only an import's undo has: a person who asks for
// a preview must not undo a change.
func (a *app) withoutImport(c *cobra.Command, asked bool) error {
	for _, name := range []string{"dry-run", "yes", "format", "json", "output", "width"} {
		if !asked && c.Flags().Changed(name) {
			return usage(a.labels.Transfer.WithImport.With("flag", "--"+name))
		}
	}
	return nil
}

// redoCommand redoes the change that the person undid last.
func (a *app) redoCommand() *cobra.Command {
	var as string
	c := a.command("redo", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.undoOrRedo(c.Context(), store, a.who(as), true) })
	})
	c.Flags().StringVar(&as, "as", "", a.flag("as"))
	return c
}

func (a *app) undoOrRedo(ctx context.Context, store *db.DB, who string, redo bool) error {
	next, carry, form := store.NextUndo, store.Undo, a.labels.Screen.Edit.Undone
	if redo {
		next, carry, form = store.NextRedo, store.Redo, a.labels.Screen.Edit.Redone
	}
	card, err := a.card(ctx, store, 0)
	if err != nil {
		return err
	}
	change, err := next(ctx, card.Branch.Code, who)
	if err != nil {
		return err
	}
	done, err := carry(ctx, card.Branch.Code, who, change.Seq)
	if err != nil {
		return err
	}
	if done.Year != card.Year.Year {
		if card, err = store.Scorecard(ctx, card.Branch.Code, done.Year); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(a.stdout, clean(form.With("change", view.In(a.labels.Lang).Change(card, &done))))
	return err
}

// importUndo is the options of undoing an import.
type importUndo struct {
	review
	id int
}

// undoImport undoes an import, after a preview and a question.
func (a *app) undoImport(ctx context.Context, w *importUndo, store *db.DB) error {
	return a.reviewed(&w.review, func() error { return a.previewAndUndo(ctx, w, store) })
}

func (a *app) previewAndUndo(ctx context.Context, w *importUndo, store *db.DB) error {
	if err := checkNotUndone(ctx, store, w.id); err != nil {
		return err
	}
	previews, err := a.previewOfUndo(ctx, store, w.id)
	if err != nil {
		return err
	}
	if err := a.printPreview(&w.review, previews); err != nil {
		return err
	}
	words := a.labels.Transfer
	if w.dryRun {
		a.say(words.DryRun)
		return nil
	}
	if err := checkWritable(store, previews); err != nil {
		return err
	}
	if err := a.confirmUndo(ctx, w.yes); err != nil {
		return err
	}
	done, err := store.UndoImport(ctx, w.id, a.who(w.as), finding.Years(previews)...)
	if err != nil {
		return err
	}
	a.say(words.Undone.With("import", w.id, "by", done.ID))
	return nil
}

// checkNotUndone returns an error when an import is undone already.
func checkNotUndone(ctx context.Context, store *db.DB, id int) error {
	imports, err := store.Imports(ctx, "")
	if err != nil {
		return err
	}
	for i := range imports {
		if imports[i].ID == id && imports[i].Undone != 0 {
			return &model.Error{Kind: model.NothingToUndo}
		}
	}
	return nil
}

// previewOfUndo compares the years before an import with the present ones.
func (a *app) previewOfUndo(ctx context.Context, store *db.DB, id int) ([]finding.Preview, error) {
	before, err := store.ImportedBefore(ctx, id)
	if err != nil {
		return nil, err
	}
	var back []*model.Year
	var gone []finding.Preview
	for _, was := range before {
		if was.State != nil {
			back = append(back, was.State)
			continue
		}
		version, err := store.YearVersion(ctx, was.Branch, was.Year)
		if err != nil {
			return nil, err
		}
		now, err := store.Year(ctx, was.Branch, was.Year)
		if err != nil {
			return nil, err
		}
		p := finding.Preview{Preview: model.Withdrawal(now)}
		p.Version = version
		if p.Closed, err = isClosed(ctx, store, was.Branch, was.Year); err != nil {
			return nil, err
		}
		gone = append(gone, p)
	}
	previews, err := a.preview(ctx, store, back)
	return append(previews, gone...), err
}

func (a *app) confirmUndo(ctx context.Context, yes bool) error {
	if yes {
		return nil
	}
	q, ok := a.findPrompter(false)
	if !ok {
		return usage(a.labels.Transfer.NeedsYesUndo)
	}
	defer q.close()
	agreed, err := a.confirm(ctx, q, a.labels.Transfer.AskUndo)
	if err == nil && !agreed {
		err = declined{}
	}
	return err
}
