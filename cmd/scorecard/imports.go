package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/report"
)

// listImports prints the imports of the branch that is named, of all otherwise.
func (a *app) listImports(ctx context.Context, p *printing, store *db.DB, limit int) error {
	branch := ""
	if a.wantedBranch() != "" {
		chosen, err := a.branchOf(ctx, store)
		if err != nil {
			return err
		}
		branch = chosen.Code
	}
	imports, err := store.Imports(ctx, branch)
	if err != nil {
		return err
	}
	if p.wanted != 0 {
		imports = slices.DeleteFunc(imports, func(n model.Import) bool {
			return !slices.ContainsFunc(n.Years, func(y model.ImportedYear) bool { return y.Year == p.wanted })
		})
	}
	if limit > 0 && len(imports) > limit {
		imports = imports[:limit]
	}
	write := report.Imports
	if p.format == jsonForm {
		write = report.ImportsJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, imports, o) })
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
	done, err := store.UndoImport(ctx, w.id, a.who(w.as), previews...)
	if err != nil {
		return err
	}
	a.say(fmt.Sprintf(words.UndoneF, w.id, done.ID))
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
func (a *app) previewOfUndo(ctx context.Context, store *db.DB, id int) ([]model.Preview, error) {
	before, err := store.ImportedBefore(ctx, id)
	if err != nil {
		return nil, err
	}
	var back []*model.Year
	var gone []model.Preview
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
		p := model.Withdrawal(now)
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
		return usage("%s", a.labels.Transfer.NeedsYesUndo)
	}
	defer q.close()
	agreed, err := a.confirm(ctx, q, a.labels.Transfer.AskUndo)
	if err == nil && !agreed {
		err = declined{}
	}
	return err
}
