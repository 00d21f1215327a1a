package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
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
		a.say(a.labels.Transfer.Anew.With("reason", what))
	}
}

// printPreview prints what an act would do. JSON that nobody reads before the act
// is held back until it is certain, so that it stays one document.
func (a *app) printPreview(r *review, previews []finding.Preview) error {
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

// asker is the terminal that a question is asked on; without one nobody can be
// asked.
type asker struct {
	from io.ReadCloser
	to   io.Writer
	own  bool // opened for the question, and to be closed
}

// canAsk finds a terminal to ask on: the standard input, or, where that is the
// data, the controlling terminal if messages go to one.
func (a *app) canAsk(stdinTaken bool) (*asker, bool) {
	if file, ok := a.stdin.(*os.File); ok && !stdinTaken {
		return &asker{from: file, to: a.stderr}, term.IsTerminal(file.Fd())
	}
	messages, ok := a.stderr.(*os.File)
	if !ok || !stdinTaken || !term.IsTerminal(messages.Fd()) {
		return nil, false
	}
	tty, err := controllingTerminal()
	if err != nil {
		return nil, false
	}
	return &asker{from: tty, to: tty, own: true}, true
}

func (q *asker) close() {
	if q.own {
		_ = q.from.Close()
	}
}

// confirm asks a question that is answered by yes or by anything else. A signal
// ends the waiting.
func (a *app) confirm(ctx context.Context, q *asker, question string) (bool, error) {
	if _, err := io.WriteString(q.to, clean(question)); err != nil {
		return false, err
	}
	answers := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(q.from).ReadString('\n') // the end of the input is no answer
		answers <- line
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case line := <-answers:
		return a.isYes(line), nil
	}
}

// isYes reads an answer as people type it, in either language and in full width
// as well.
func (a *app) isYes(line string) bool {
	switch answer := model.Fold(strings.TrimSpace(line)); answer {
	case "y", "yes", "はい":
		return true
	default:
		return answer == model.Fold(a.labels.Transfer.YesWord)
	}
}

// preview holds years against the store's: branch by branch, each year in its
// order of arrival.
func (a *app) preview(ctx context.Context, store *db.DB, years []*model.Year) ([]finding.Preview, error) {
	told := a.progress(a.labels.Transfer.Comparing)
	defer told.end()
	previews := make([]finding.Preview, len(years))
	done := 0
	for _, branch := range branchesOf(years) {
		var incoming []*model.Year
		var places []int
		for i, y := range years {
			if y.Branch.Code == branch {
				incoming, places = append(incoming, y), append(places, i)
			}
		}
		versions, err := versionsOf(ctx, store, incoming) // before the years are read
		if err != nil {
			return nil, err
		}
		onFile, err := yearsAround(ctx, store, branch, incoming)
		if err != nil {
			return nil, err
		}
		for i, p := range finding.Previews(onFile, incoming, a.now()) {
			p.Version = versions[i]
			if !p.New {
				if p.Closed, err = isClosed(ctx, store, branch, p.Year); err != nil {
					return nil, err
				}
			}
			previews[places[i]] = p
		}
		done += len(incoming)
		told.tell(done, len(years))
	}
	return previews, nil
}

func versionsOf(ctx context.Context, store *db.DB, years []*model.Year) ([]model.YearVersion, error) {
	versions := make([]model.YearVersion, len(years))
	for i, y := range years {
		var err error
		if versions[i], err = store.YearVersion(ctx, y.Branch.Code, y.Year); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

// branchesOf lists the branches of years in the order of their first.
func branchesOf(years []*model.Year) []string {
	var codes []string
	for _, y := range years {
		if !slices.Contains(codes, y.Branch.Code) {
			codes = append(codes, y.Branch.Code)
		}
	}
	return codes
}

// yearsAround loads the years that are on file of those that come and of those
// beside them, as far as a year is read.
func yearsAround(ctx context.Context, store *db.DB, branch string, incoming []*model.Year) (map[int]*model.Year, error) {
	found := map[int]*model.Year{}
	years, err := store.Years(ctx, branch)
	if errors.Is(err, &model.Error{Kind: model.NoBranch}) {
		return found, nil
	}
	if err != nil {
		return nil, err
	}
	for _, year := range years {
		near := slices.ContainsFunc(incoming, func(y *model.Year) bool { return y.Year-2 <= year && year <= y.Year+2 })
		if !near {
			continue
		}
		if found[year], err = store.Year(ctx, branch, year); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func isClosed(ctx context.Context, store *db.DB, branch string, year int) (bool, error) {
	card, err := store.Scorecard(ctx, branch, year)
	if err != nil {
		return false, err
	}
	return card.Closing != nil, nil
}
