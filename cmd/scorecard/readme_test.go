package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/label"
	"scorecard/ui/probe"
	"scorecard/ui/tui"
)

var updateReadme = flag.Bool("update-readme", false, "write the README's tables anew")

// The project's folder, wherever a test stands by now.
var (
	startFolder, _ = os.Getwd()
	projectFolder  = filepath.Join(startFolder, "..", "..")
	readmePath     = filepath.Join(projectFolder, "README.md")
)

func readReadme(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The tables of the README are made from the program's own words.
func TestReadmeTables(t *testing.T) {
	text := readReadme(t)
	for name, write := range map[string]func(*testing.T) string{
		"commands": commandTable, "flags": flagTable, "findings": findingTable, "keys": keyTable, "environment": environmentTable, "exits": exitTable,
	} {
		begin, end := "<!-- "+name+": made by .ci/run golden -->\n", "<!-- /"+name+" -->"
		before, rest, found := strings.Cut(text, begin)
		inside, after, closed := strings.Cut(rest, end)
		if !found || !closed {
			t.Fatalf("the README has no place for the table of %s", name)
		}
		want := write(t)
		if *updateReadme {
			text = before + begin + want + end + after
		} else if inside != want {
			t.Errorf("the README's table of %s is not as the program has it (run .ci/run golden):\n%s", name, want)
		}
	}
	if *updateReadme {
		if err := os.WriteFile(readmePath, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	english  = label.In(model.English)
	japanese = label.In(model.Japanese)
)

func rootIn(l *label.Labels) *cobra.Command { return (&app{labels: l}).root() }

// table writes a table as Markdown. The columns stand in the source as they
// come: their widths differ by font anyway.
func table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("\n")
	for i, row := range rows {
		for j, text := range row {
			row[j] = strings.ReplaceAll(text, "|", `\|`)
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|%s\n", strings.Repeat(" --- |", len(row)))
		}
	}
	b.WriteString("\n")
	return b.String()
}

func code(s string) string { return "`" + s + "`" }

func commandTable(*testing.T) string {
	rows := [][]string{{"Command", "What it does", "働き"}, {code("scorecard"), "Open the screen", "画面を開く"}}
	for _, c := range rootIn(english).Commands() {
		name := c.Name()
		rows = append(rows, []string{code(c.UseLine()), english.Command.Words[name].Short, japanese.Command.Words[name].Short})
	}
	return table(rows...)
}

func flagTable(*testing.T) string {
	rows := [][]string{{"Flag", "With", "What it does", "働き"}}
	other := rootIn(japanese)
	rootIn(english).PersistentFlags().VisitAll(func(f *pflag.Flag) {
		rows = append(rows, []string{code(flagName(f)), "every command", f.Usage, other.PersistentFlags().Lookup(f.Name).Usage})
	})
	own := ownFlags(rootIn(english))
	translated := ownFlags(other)
	for _, name := range slices.Sorted(maps.Keys(own)) {
		takers, f := own[name].commands, own[name].flag
		rows = append(rows, []string{code(flagName(f)), strings.Join(takers, ", "), f.Usage, translated[name].flag.Usage})
	}
	return table(rows...)
}

type ownFlag struct {
	commands []string
	flag     *pflag.Flag
}

// ownFlags are the flags that not every command has, with who takes them; of
// those that differ, the one with the longest explanation.
func ownFlags(root *cobra.Command) map[string]ownFlag {
	found := map[string]ownFlag{}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			known := found[f.Name]
			known.commands = append(known.commands, c.Name())
			if known.flag == nil || len(f.Usage) > len(known.flag.Usage) {
				known.flag = f
			}
			found[f.Name] = known
		})
	}
	return found
}

func keyTable(t *testing.T) string {
	lines, other := tui.KeyLines(english), tui.KeyLines(japanese)
	if len(lines) != len(other) {
		t.Fatalf("the key map has %d lines in English and %d in Japanese", len(lines), len(other))
	}
	rows := [][]string{{"Keys", "What they do", "働き"}}
	for i, line := range lines {
		if line.Heading != "" {
			rows = append(rows, []string{"**" + line.Heading + "**", "", "**" + other[i].Heading + "**"})
		}
		if line.Key != other[i].Key {
			t.Fatalf("line %d of the key map is %q in English and %q in Japanese", i, line.Key, other[i].Key)
		}
		keys := strings.Fields(line.Key)
		for j := range keys {
			keys[j] = code(keys[j])
		}
		rows = append(rows, []string{strings.Join(keys, " "), line.What, other[i].What})
	}
	return table(rows...)
}

func findingTable(*testing.T) string {
	rows := [][]string{{"Kind", "What it says", "名前", "何をいうか"}}
	for _, kind := range finding.Kinds() {
		en, ja := english.FindingKind(kind), japanese.FindingKind(kind)
		rows = append(rows, []string{code(string(kind)), en.About, ja.Name, ja.About})
	}
	return table(rows...)
}

func environmentTable(*testing.T) string {
	rows := [][]string{{"Variable", "What it does", "働き"}}
	for _, name := range slices.Sorted(maps.Keys(english.Command.Environment)) {
		rows = append(rows, []string{code(name), english.Command.Environment[name], japanese.Command.Environment[name]})
	}
	return table(rows...)
}

func exitTable(*testing.T) string {
	number := func(s string) (n int) {
		_, _ = fmt.Sscanf(s, "%d", &n)
		return n
	}
	rows := [][]string{{"Code", "What it means", "意味"}}
	codes := slices.SortedFunc(maps.Keys(english.Command.Exits), func(a, b string) int { return number(a) - number(b) })
	for _, c := range codes {
		rows = append(rows, []string{code(c), english.Command.Exits[c], japanese.Command.Exits[c]})
	}
	return table(rows...)
}

// example is a block of command lines and the excerpt of what they print.
type example struct {
	line     int
	commands []string
	excerpt  string // empty when none is shown
}

var examplePattern = regexp.MustCompile("(?m)^```sh\n((?:.*\n)*?)```\n(?:\n```text\n((?:.*\n)*?)```\n)?")

func examples(text string) []example {
	var found []example
	for _, at := range examplePattern.FindAllStringSubmatchIndex(text, -1) {
		e := example{line: 1 + strings.Count(text[:at[0]], "\n")}
		for _, line := range strings.Split(strings.TrimSpace(text[at[2]:at[3]]), "\n") {
			if line != "" && !strings.HasPrefix(line, "#") {
				e.commands = append(e.commands, line)
			}
		}
		if at[4] >= 0 {
			e.excerpt = text[at[4]:at[5]]
		}
		found = append(found, e)
	}
	return found
}

// The piece of a year file in the README stands in one.
func TestReadmeYearFile(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(projectFolder, "seed", "kumamoto", "2024.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	pieces := regexp.MustCompile("(?m)^```yaml\n((?:.*\n)*?)```\n").FindAllStringSubmatch(readReadme(t), -1)
	if len(pieces) == 0 {
		t.Error("no year file is shown")
	}
	for _, piece := range pieces {
		if missing := notPrinted(string(file), piece[1]); missing != "" {
			t.Errorf("no year file has\n%s", missing)
		}
	}
}

// session is a user's folders and what the program asked of the environment.
type session struct {
	home  string
	asked map[string]bool
}

// newSession gives the program an empty home. The library that knows the
// folders reads the environment when the program starts.
func newSession(t *testing.T) *session {
	home := t.TempDir()
	t.Cleanup(xdg.Reload)
	for name, folder := range map[string]string{"HOME": "", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state"} {
		t.Setenv(name, filepath.Join(home, folder))
	}
	xdg.Reload()
	t.Chdir(t.TempDir())
	return &session{home: home, asked: map[string]bool{}}
}

// run carries out a line as a shell would, and returns what both outputs say.
func (s *session) run(line string) (int, string) {
	variables, args := words(line)
	var out bytes.Buffer
	exit := run(context.Background(), process{
		args: args, stdout: &out, stderr: &out,
		env: func(name string) string {
			s.asked[name] = true
			return variables[name]
		},
		builtIn: builtIn(),
		now:     func() time.Time { return time.Date(2026, time.April, 1, 9, 0, 0, 0, time.Local) },
	})
	return exit, strings.ReplaceAll(out.String(), s.home, "/home/you")
}

var wordPattern = regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`)

// words splits a line into the variables set for it and the program's own
// arguments. What stands behind a pipe or a redirection is the shell's.
func words(line string) (map[string]string, []string) {
	variables := map[string]string{"LANG": "en_US.UTF-8"}
	if _, inner, found := strings.Cut(line, "<("); found {
		line = strings.TrimSuffix(inner, ")")
	}
	args := wordPattern.FindAllString(line, -1)
	for i := range args {
		args[i] = strings.Trim(args[i], `'"`)
	}
	if end := slices.IndexFunc(args, func(a string) bool { return a == "|" || a == ">" }); end >= 0 {
		args = args[:end]
	}
	for {
		name, value, found := strings.Cut(args[0], "=")
		if !found {
			break
		}
		variables[name], args = value, args[1:]
	}
	if args[0] == "go" { // go run ./cmd/scorecard
		return variables, args[3:]
	}
	return variables, args[1:]
}

var ownCommand = regexp.MustCompile(`^(source <\()?([A-Z_]+=\S+ )*(scorecard|go run ./cmd/scorecard)\b`)

// Every example runs, and prints what the README shows; meanwhile the
// program asks for all variables that the README explains.
func TestReadmeExamples(t *testing.T) {
	s := newSession(t)
	for _, e := range examples(readReadme(t)) {
		var printed strings.Builder
		for _, line := range e.commands {
			if !ownCommand.MatchString(line) {
				checkOther(t, e.line, line)
				continue
			}
			exit, out := s.run(line)
			if exit != exitFine {
				t.Errorf("README.md:%d: %s ends with %d:\n%s", e.line, line, exit, out)
			}
			printed.WriteString(out)
		}
		if missing := notPrinted(printed.String(), e.excerpt); missing != "" {
			t.Errorf("README.md:%d: %v does not print\n%s\nbut\n%s", e.line, e.commands, missing, printed.String())
		}
	}
	t.Run("variables", func(t *testing.T) { variablesAreExplained(t, s) })
}

// notPrinted returns the first stretch of an excerpt that does not stand in
// what was printed, after the stretch before it. A line with … alone stands for
// what was left out.
func notPrinted(printed, excerpt string) string {
	for _, stretch := range strings.Split(excerpt, "…\n") {
		_, rest, found := strings.Cut("\n"+printed, "\n"+stretch)
		if !found {
			return stretch
		}
		printed = rest
	}
	return ""
}

// checkOther looks whether a line for developers calls something that is there.
func checkOther(t *testing.T, number int, line string) {
	t.Helper()
	fields := strings.Fields(line)
	var err error
	switch fields[0] {
	case "make":
		rules, failed := os.ReadFile(filepath.Join(projectFolder, "Makefile"))
		if err = failed; err == nil && !strings.Contains(string(rules), "\n"+fields[1]+":") {
			err = fmt.Errorf("the Makefile has no %s", fields[1])
		}
	case "go":
		for _, path := range fields[2:] {
			if folder, local := strings.CutPrefix(path, "./"); local && err == nil {
				_, err = os.Stat(filepath.Join(projectFolder, strings.TrimSuffix(folder, "...")))
			}
		}
	default:
		_, err = os.Stat(filepath.Join(projectFolder, fields[0]))
	}
	if err != nil {
		t.Errorf("README.md:%d: %s: %v", number, line, err)
	}
}

// The README names no command, flag or variable that does not exist, and leaves
// none out.
func TestReadmeNames(t *testing.T) {
	text := readReadme(t)
	root := rootIn(english)
	flags := ownFlags(root)
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = ownFlag{flag: f} })
	flags["help"] = ownFlag{}
	for _, match := range regexp.MustCompile("(?m)(?:^|`)scorecard ([a-z]+)").FindAllStringSubmatch(text, -1) {
		if c, _, err := root.Find([]string{match[1]}); err != nil || c == root {
			t.Errorf("there is no command scorecard %s", match[1])
		}
	}
	var lines []string
	for _, e := range examples(text) {
		lines = append(lines, e.commands...)
	}
	for _, c := range root.Commands() {
		if !strings.Contains(strings.Join(lines, "\n"), "scorecard "+c.Name()) {
			t.Errorf("scorecard %s has no example", c.Name())
		}
	}
	for _, match := range regexp.MustCompile("(?:\\s|`)--([a-z][a-z-]*)").FindAllStringSubmatch(text, -1) {
		if _, known := flags[match[1]]; !known {
			t.Errorf("there is no flag --%s", match[1])
		}
	}
}

// variablesAreExplained checks that every variable of the README is one that the
// program asks for, and that none is left out.
func variablesAreExplained(t *testing.T, s *session) {
	text := readReadme(t)
	// A terminal alone is asked about, and what it says weighed against these.
	_ = probe.Facts{Answer: probe.Narrow, Env: func(name string) string {
		s.asked[name] = true
		return ""
	}}.Glyphs()
	for _, byLibrary := range []string{"COLORTERM", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"} {
		s.asked[byLibrary] = true
	}
	for _, match := range regexp.MustCompile("`([A-Z][A-Z_]*[A-Z])[`=]").FindAllStringSubmatch(text, -1) {
		if !s.asked[match[1]] {
			t.Errorf("nobody asks for the variable %s", match[1])
		}
	}
	for name := range s.asked {
		if strings.HasPrefix(name, "SCORECARD_") && !strings.Contains(text, code(name)) {
			t.Errorf("the variable %s is not explained", name)
		}
	}
}

// Every picture and file that the README points at is there, and no picture
// lies about unused.
func TestReadmeLinks(t *testing.T) {
	text := readReadme(t)
	for _, match := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join(projectFolder, match[1])); err != nil {
			t.Error(err)
		}
	}
	pictures, err := fs.Glob(os.DirFS(projectFolder), "docs/*.png")
	if err != nil || len(pictures) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	for _, picture := range pictures {
		if !strings.Contains(text, "("+picture+")") {
			t.Errorf("%s is not shown", picture)
		}
	}
}
