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

// review is the options of a change that is previewed before it is made.
type review struct {
	printing
	dryRun  bool
	yes     bool
	as      string
	pending func() error // prints the newest preview, which is not printed yet
}

// previewTries is how often an act is previewed before it fails.
const previewTries = 5

// reviewed runs an act that previews a change and makes it. When somebody changes a year
// between the two, it runs again.
func (a *app) reviewed(r *review, act func() error) error {
	for try := 1; ; try++ {
		err := act()
		if !model.PreviewOutdated(err) || try == previewTries {
			return errors.Join(r.printPending(), err)
		}
		r.pending = nil
		what, _ := view.Advice(err, a.labels.Lang, plainPrinter())
		a.say(a.labels.Transfer.Anew.With("reason", what))
	}
}

// printPreview prints what an act would change. JSON that nobody reads before the act is
// printed after it, so that several tries print one document.
func (a *app) printPreview(r *review, previews []finding.Preview) error {
	write := report.Preview
	if r.format == jsonForm {
		write = report.PreviewJSON
	}
	r.pending = func() error {
		return a.print(&r.printing, func(w io.Writer, o report.Options) error { return write(w, previews, o) })
	}
	if r.yes && r.format == jsonForm {
		return nil
	}
	return r.printPending()
}

func (r *review) printPending() error {
	if r.pending == nil {
		return nil
	}
	print := r.pending
	r.pending = nil
	return print()
}

// prompter is the terminal that a question is asked on.
type prompter struct {
	from io.ReadCloser
	to   io.Writer
	own  bool // opened for the question, and to be closed
}

// findPrompter finds a terminal to ask on: the standard input or, when that is the data,
// the controlling terminal if stderr is one.
func (a *app) findPrompter(stdinTaken bool) (*prompter, bool) {
	if file, ok := a.stdin.(*os.File); ok && !stdinTaken {
		return &prompter{from: file, to: a.stderr}, term.IsTerminal(file.Fd())
	}
	messages, ok := a.stderr.(*os.File)
	if !ok || !stdinTaken || !term.IsTerminal(messages.Fd()) {
		return nil, false
	}
	tty, err := controllingTerminal()
	if err != nil {
		return nil, false
	}
	return &prompter{from: tty, to: tty, own: true}, true
}

func (q *prompter) close() {
	if q.own {
		_ = q.from.Close()
	}
}

// confirm asks a question; every answer but yes is no. A signal ends the wait.
func (a *app) confirm(ctx context.Context, q *prompter, question string) (bool, error) {
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

// preview compares years with those of the store, branch by branch, and returns the
// previews in the order of the years.
func (a *app) preview(ctx context.Context, store *db.DB, years []*model.Year) ([]finding.Preview, error) {
	progress := a.progress(a.labels.Transfer.Comparing)
	defer progress.end()
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
		progress.report(done, len(years))
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

// yearsAround loads the years on file that are incoming, or near enough to one to affect
// its findings.
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
