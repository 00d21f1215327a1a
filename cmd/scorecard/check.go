package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/report"
)

// anyKind is the value of --fail-on that stands for every kind of finding that
// has weight.
const anyKind = "any"

// foundError is a finding of a kind that --fail-on names.
type foundError struct{ text string }

func (e *foundError) Error() string { return e.text }

// checking is what check was asked for beside what every print is.
type checking struct {
	printing
	failOn  []string
	explain bool
}

func (a *app) checkCommand() *cobra.Command {
	asked := &checking{printing: printing{formats: []string{textForm, jsonForm}}}
	c := a.command("check", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.check(c.Context(), store, asked) })
	})
	a.printFlags(c, &asked.printing)
	a.groupFlag(c, &asked.printing)
	c.Flags().StringSliceVar(&asked.failOn, "fail-on", nil, a.flag("fail-on"))
	c.Flags().BoolVar(&asked.explain, "explain-ratings", false, a.flag("explain-ratings"))
	_ = c.RegisterFlagCompletionFunc("fail-on", a.proposeKinds)
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		if err := a.checkPrinting(c, &asked.printing); err != nil {
			return err
		}
		for _, kind := range asked.failOn {
			if err := a.oneOf("--fail-on", kind, append(kindNames(), anyKind)); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// proposeKinds completes the last of several kinds.
func (a *app) proposeKinds(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	before := begun[:strings.LastIndexByte(begun, ',')+1]
	proposed := []string{before + anyKind}
	for _, kind := range model.FindingKinds() {
		proposed = append(proposed, cobra.CompletionWithDesc(before+string(kind), a.labels.Finding.Kinds[kind].Name))
	}
	return proposed, cobra.ShellCompDirectiveNoFileComp
}

func kindNames() []string {
	kinds := model.FindingKinds()
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = string(kind)
	}
	return names
}

// check holds the file against its rules, and where it keeps them prints what
// the figures of the asked year say.
func (a *app) check(ctx context.Context, store *db.DB, asked *checking) error {
	problems, err := store.Check(ctx)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return problems
	}
	years, err := countYears(ctx, store)
	if err != nil {
		return err
	}
	if asked.format == textForm {
		if _, err = fmt.Fprintln(a.stdout, clean(fmt.Sprintf(a.labels.Command.CheckedF, store.Path(), years))); err != nil {
			return err
		}
	}
	return a.checkFigures(ctx, store, asked)
}

func (a *app) checkFigures(ctx context.Context, store *db.DB, asked *checking) error {
	card, err := a.card(ctx, store, asked.wanted)
	if err != nil {
		return err
	}
	if asked.group != "" {
		asked.group = groupCode(card, asked.group)
	}
	err = a.print(&asked.printing, func(w io.Writer, o report.Options) error {
		o.ExplainRatings = asked.explain
		if asked.format == jsonForm {
			return report.CheckJSON(w, card, o)
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
		return report.Check(w, card, o)
	})
	if err != nil {
		return err
	}
	return a.failOn(card.Findings(a.now()), asked)
}

// failOn reports which of the asked kinds were found, and how often.
func (a *app) failOn(findings []model.Finding, asked *checking) error {
	counts := map[model.FindingKind]int{}
	for i := range findings {
		if x := &findings[i]; (asked.group == "" || x.Group == asked.group) && asked.hits(x) {
			counts[x.Kind]++
		}
	}
	var hits []string
	for _, kind := range model.FindingKinds() {
		if n := counts[kind]; n > 0 {
			hits = append(hits, fmt.Sprintf("%s %d", kind, n))
		}
	}
	if len(hits) == 0 {
		return nil
	}
	return &foundError{fmt.Sprintf(a.labels.Command.FoundF, strings.Join(hits, ", "))}
}

// hits reports whether --fail-on asks about a finding. One without weight is
// listed and no hit.
func (asked *checking) hits(x *model.Finding) bool {
	return x.Weight > 0 && (slices.Contains(asked.failOn, anyKind) || slices.Contains(asked.failOn, string(x.Kind)))
}

func countYears(ctx context.Context, store *db.DB) (int, error) {
	branches, err := store.Branches(ctx)
	if err != nil {
		return 0, err
	}
	total := 0
	for _, branch := range branches {
		years, err := store.Years(ctx, branch.Code)
		if err != nil {
			return 0, err
		}
		total += len(years)
	}
	return total, nil
}
