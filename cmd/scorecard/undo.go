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

// undoCommand takes back one's own newest change, or an import.
func (a *app) undoCommand() *cobra.Command {
	w := &withdrawing{review: review{printing: printing{formats: []string{textForm, jsonForm}}}}
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
				return a.withdraw(c.Context(), w, store)
			}
			return a.takeBack(c.Context(), store, a.who(w.as), false)
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

// withoutImport refuses the flags that say how an import is taken back where none
// is: whoever asks for a preview must not lose a change.
func (a *app) withoutImport(c *cobra.Command, asked bool) error {
	for _, name := range []string{"dry-run", "yes", "format", "json", "output", "width"} {
		if !asked && c.Flags().Changed(name) {
			return usage(a.labels.Transfer.WithImport.With("flag", "--"+name))
		}
	}
	return nil
}

// redoCommand puts back the change that one took back last.
func (a *app) redoCommand() *cobra.Command {
	var as string
	c := a.command("redo", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.takeBack(c.Context(), store, a.who(as), true) })
	})
	c.Flags().StringVar(&as, "as", "", a.flag("as"))
	return c
}

func (a *app) takeBack(ctx context.Context, store *db.DB, who string, redo bool) error {
	next, carry, told := store.NextUndo, store.Undo, a.labels.Screen.Edit.Undone
	if redo {
		next, carry, told = store.NextRedo, store.Redo, a.labels.Screen.Edit.Redone
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
	_, err = fmt.Fprintln(a.stdout, clean(told.With("change", view.In(a.labels.Lang).Change(card, &done))))
	return err
}

// withdrawing is what taking back an import was asked for.
type withdrawing struct {
	review
	id int
}

// withdraw takes back an import, after a preview and a question.
func (a *app) withdraw(ctx context.Context, w *withdrawing, store *db.DB) error {
	return a.reviewed(&w.review, func() error { return a.withdrawShown(ctx, w, store) })
}

func (a *app) withdrawShown(ctx context.Context, w *withdrawing, store *db.DB) error {
	if err := stands(ctx, store, w.id); err != nil {
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
	if err := refused(store, previews); err != nil {
		return err
	}
	if err := a.agreeToUndo(ctx, w.yes); err != nil {
		return err
	}
	done, err := store.UndoImport(ctx, w.id, a.who(w.as), finding.Years(previews)...)
	if err != nil {
		return err
	}
	a.say(words.Undone.With("import", w.id, "by", done.ID))
	return nil
}

// stands refuses what is taken back already, before anything is shown.
func stands(ctx context.Context, store *db.DB, id int) error {
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

// previewOfUndo holds what was before an import against what stands now.
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

func (a *app) agreeToUndo(ctx context.Context, yes bool) error {
	if yes {
		return nil
	}
	q, ok := a.canAsk(false)
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
