package main

import (
	"context"
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
			return usage(a.labels.Command.TooFew.With("usage", c.UseLine()))
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
	value, ok := label.FindStatus(asked)
	if !ok {
		return a.badValue("STATUS", asked, strings.Join(statusWords(a.labels), ", "))
	}
	return a.withStore(ctx, func(store *db.DB) error {
		card, item, err := a.findItem(ctx, year, store, words)
		if err != nil {
			return err
		}
		edit := model.Edit{
			Branch: card.Branch.Code, Year: item.Year.Year, Item: item.Code, Version: item.Status.Version,
			Value: value, Comment: item.Status.Comment, Who: a.who(s.as),
		}
		if s.comment != nil {
			edit.Comment = *s.comment
		}
		status, err := store.SetStatus(ctx, edit)
		if err != nil {
			return err
		}
		f := view.In(a.labels.Lang)
		done := a.labels.Screen.Edit.Saved.With("before", f.Status(*item.Status), "after", f.Status(status))
		if status.Version == item.Status.Version {
			done = a.labels.Screen.Edit.Nothing
		}
		_, err = fmt.Fprintln(a.stdout, clean(f.ItemName(card, item.Code)+": "+done))
		return err
	})
}

// statusWords are the statuses as an error offers them.
func statusWords(l *label.Labels) []string {
	words := []string{}
	for _, value := range model.StatusValues() {
		words = append(words, string(value)+" ("+l.StatusNames[value]+")")
	}
	return append(words, "unset ("+l.StatusNames[model.Unset]+")")
}
