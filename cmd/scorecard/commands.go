package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"scorecard/db"
)

func (a *app) initCommand() *cobra.Command {
	var fromEarlier bool
	c := a.command("init", 0, 0, func(c *cobra.Command, _ []string) error {
		path, named := a.named()
		if !named {
			path = defaultPath()
		}
		years, err := a.builtIn.years()
		if err != nil {
			return err
		}
		if fromEarlier {
			done, err := db.ReplaceEarlier(c.Context(), path, years)
			if err != nil {
				return err
			}
			words := fmt.Sprintf(a.labels.Print.ReplacedF, clean(path), done.Carried, done.Left, clean(done.Kept))
			_, err = fmt.Fprintln(a.stdout, words)
			return err
		}
		if err := db.Create(c.Context(), path, years); err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.stdout, clean(fmt.Sprintf(a.labels.Print.CreatedF, path)))
		return err
	})
	c.Flags().BoolVar(&fromEarlier, "from-earlier", false, a.flag("from-earlier"))
	return c
}

func (a *app) versionCommand() *cobra.Command {
	return a.command("version", 0, 0, func(*cobra.Command, []string) error {
		_, err := fmt.Fprintf(a.stdout, a.labels.Command.VersionF+"\n", version(), a.builtIn.number)
		return err
	})
}

// version is the module's version, or the commit that the program was built
// from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value
		}
	}
	return "devel"
}

func (a *app) helpCommand() *cobra.Command {
	c := a.command("help [COMMAND]", 0, 1, func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Root().Help()
		}
		for _, other := range c.Root().Commands() {
			if other.Name() == args[0] {
				return other.Help()
			}
		}
		return usage(a.labels.Command.UnknownCommandF, args[0])
	})
	c.ValidArgsFunction = func(c *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
		for _, other := range c.Root().Commands() {
			if len(args) == 0 {
				names = append(names, cobra.CompletionWithDesc(other.Name(), other.Short))
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return c
}
