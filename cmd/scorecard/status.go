package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/report"
	"scorecard/ui/view"
)

// setting is what a status is to be set to.
type setting struct {
	as      string
	comment *string // nil keeps the present one
}

func (a *app) statusCommand() *cobra.Command {
	forms := []form{{textForm, report.Statuses}, {jsonForm, report.StatusesJSON}}
	p := &printing{formats: []string{textForm, jsonForm}}
	var s setting
	var comment string
	c := a.command("status [KPI STATUS]", 0, 3, func(c *cobra.Command, args []string) error {
		if c.Flags().Changed("comment") {
			s.comment = &comment
		}
		switch len(args) {
		case 0:
			return a.printCard(c.Context(), p, forms)
		case 1:
			return usage(a.labels.Command.TooFewF, c.UseLine())
		}
		return a.setStatus(c.Context(), p.wanted, args[:len(args)-1], args[len(args)-1], s)
	})
	a.printFlags(c, p)
	a.groupFlag(c, p)
	c.Flags().StringVar(&comment, "comment", "", a.flag("comment"))
	c.Flags().StringVar(&s.as, "as", "", a.flag("as"))
	c.ValidArgsFunction = a.proposeKPIs
	return c
}

func (a *app) setStatus(ctx context.Context, year int, words []string, asked string, s setting) error {
	value, ok := statusNamed(asked)
	if !ok {
		return a.badValue("STATUS", asked, strings.Join(statusWords(a.labels), ", "))
	}
	return a.withStore(ctx, func(store *db.DB) error {
		card, item, err := a.findItem(ctx, year, store, words)
		if err != nil {
			return err
		}
		edit := model.Edit{
			Branch: card.Branch.Code, Year: item.year, Item: item.code, Version: item.status.Version,
			Value: value, Comment: item.status.Comment, Who: a.who(s.as),
		}
		if s.comment != nil {
			edit.Comment = *s.comment
		}
		status, err := store.SetStatus(ctx, edit)
		if err != nil {
			return err
		}
		f := view.In(a.labels.Lang)
		done := fmt.Sprintf(a.labels.Screen.Edit.SavedF, f.Status(item.status), f.Status(status))
		if status.Version == item.status.Version {
			done = a.labels.Screen.Edit.Nothing
		}
		_, err = fmt.Fprintln(a.stdout, clean(f.ItemName(card, item.code)+": "+done))
		return err
	})
}

// statusNamed reads a status as people name it in either language, or by its
// key on the screen.
func statusNamed(asked string) (model.StatusValue, bool) {
	wanted := model.Fold(asked)
	for i, value := range append([]model.StatusValue{model.Unset}, model.StatusValues()...) {
		names := []string{fmt.Sprint(i), string(value)}
		for _, lang := range []model.Lang{model.Japanese, model.English} {
			names = append(names, label.In(lang).StatusNames[value], label.In(lang).StatusShort[value])
		}
		if value == model.Unset {
			names = append(names, "unset", "none")
		}
		for _, name := range names {
			if name != "" && model.Fold(name) == wanted {
				return value, true
			}
		}
	}
	return model.Unset, false
}

// statusWords are the statuses as an error offers them.
func statusWords(l *label.Labels) []string {
	words := []string{}
	for _, value := range model.StatusValues() {
		words = append(words, string(value)+" ("+l.StatusNames[value]+")")
	}
	return append(words, "unset ("+l.StatusNames[model.Unset]+")")
}

// item is something that takes a status.
type item struct {
	code   string
	year   int
	status model.Status
}

// findItem finds a KPI by code, or by group and number, and activities and key
// measures by their code. Without a year it looks in the latest with results
// first, as the screen does.
func (a *app) findItem(ctx context.Context, year int, store *db.DB, words []string) (*model.Scorecard, item, error) {
	card, kpi, err := a.findKPI(ctx, year, store, words)
	if err == nil {
		return card, item{kpi.Code, card.Year.Year, kpi.Status}, nil
	}
	if !errors.Is(err, &model.Error{Kind: model.NoKPI}) {
		return nil, item{}, err
	}
	card, failed := a.card(ctx, store, year)
	if failed != nil {
		return nil, item{}, failed
	}
	found, ok := otherWork(card, model.Fold(strings.Join(words, "")))
	switch {
	case !ok:
		return nil, item{}, err
	case found.code == "":
		return nil, item{}, &refusal{a.labels.Screen.Edit.HeadingHasNone}
	}
	return card, found, nil
}

// otherWork finds an activity or a key measure; a heading is found as an item
// without a code.
func otherWork(card *model.Scorecard, code string) (item, bool) {
	for _, m := range card.Activities("") {
		if m.Code == code {
			return item{m.Code, card.Year.Year, m.Status}, true
		}
	}
	lines, year := card.Initiatives("")
	for _, line := range lines {
		switch {
		case line.Code != code:
		case line.Heading:
			return item{}, true
		default:
			return item{line.Code, year.Year, line.Status}, true
		}
	}
	return item{}, false
}
