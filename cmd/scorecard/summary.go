package main

import (
	"io"

	"github.com/spf13/cobra"

	"scorecard/ui/report"
)

func (a *app) summaryCommand() *cobra.Command {
	var schema bool
	forms := []form{
		{textForm, report.Text}, {markdownForm, report.Markdown}, {"html", report.HTML}, {"csv", report.CSV}, {jsonForm, report.JSON},
	}
	c, p := a.cardCommand("summary", forms)
	a.groupFlag(c, p)
	c.Flags().BoolVar(&schema, "schema", false, a.flag("schema"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		if schema {
			return a.print(p, func(w io.Writer, _ report.Options) error {
				_, err := w.Write(report.Schema())
				return err
			})
		}
		return a.printCard(c.Context(), p, forms)
	}
	return c
}

func (a *app) groupsCommand() *cobra.Command {
	c, _ := a.cardCommand("groups", []form{{textForm, report.Groups}, {jsonForm, report.GroupsJSON}})
	return c
}

func (a *app) staffCommand() *cobra.Command {
	c, p := a.cardCommand("staff", []form{{textForm, report.Staff}, {jsonForm, report.StaffJSON}})
	a.groupFlag(c, p)
	return c
}
