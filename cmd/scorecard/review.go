package main

import (
	"errors"
	"fmt"
	"io"

	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/view"
)

// review is an act that is carried out after its preview.
type review struct {
	printing
	dryRun bool
	yes    bool
	as     string
	held   func() error // prints the newest preview, which is not printed yet
}

// previewTries is how many previews are made of one act before it is given up.
const previewTries = 5

// reviewed runs an act that makes its preview and carries it out. When somebody
// changes a year between the two, it runs again.
func (a *app) reviewed(r *review, act func() error) error {
	for try := 1; ; try++ {
		err := act()
		if !model.PreviewOutdated(err) || try == previewTries {
			return errors.Join(r.printHeld(), err)
		}
		r.held = nil
		what, _ := view.Advice(err, a.labels.Lang, plainPrinter())
		a.say(fmt.Sprintf(a.labels.Transfer.AnewF, what))
	}
}

// printPreview prints what an act would do. JSON that nobody reads before the act
// is held back until it is certain, so that it stays one document.
func (a *app) printPreview(r *review, previews []model.Preview) error {
	write := report.Preview
	if r.format == jsonForm {
		write = report.PreviewJSON
	}
	r.held = func() error {
		return a.print(&r.printing, func(w io.Writer, o report.Options) error { return write(w, previews, o) })
	}
	if r.yes && r.format == jsonForm {
		return nil
	}
	return r.printHeld()
}

func (r *review) printHeld() error {
	if r.held == nil {
		return nil
	}
	print := r.held
	r.held = nil
	return print()
}
