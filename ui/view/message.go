// Failures in words: what is wrong and what to do, in
// the person's language. The screen and the command line share it.
//
// Paths, codes and whatever else comes from outside is cleaned, so that no file
// name can send the terminal a command.

package view

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/text"
)

// Advice says what is wrong and what to do about it, one sentence each, on one
// line each. An error of no known kind is told as an internal one, with its own
// words. A nil error has no advice.
func Advice(err error, lang model.Lang, p text.Printer) (what, do string) {
	if err == nil {
		return "", ""
	}
	l := label.In(lang)
	kind, subject := classifyError(err, l)
	advice, known := l.Errors[kind]
	if !known {
		advice = l.Errors[model.Internal]
	}
	return aboutSubject(advice, p.Clean(subject)), advice.Do
}

// DamagedYears reports which neighbours of the shown year could not be read; empty
// when all could. It is not yet clean for a terminal.
func DamagedYears(card *model.Scorecard, lang model.Lang) string {
	if len(card.Damaged) == 0 {
		return ""
	}
	years := make([]string, len(card.Damaged))
	for i, year := range card.Damaged {
		years[i] = model.YearLabel(year)
	}
	return label.In(lang).Print.DamagedYears.With("years", strings.Join(years, ", "))
}

// Text is both sentences of Advice, a line each.
func AdviceText(err error, lang model.Lang, p text.Printer) string {
	what, do := Advice(err, lang, p)
	return strings.TrimSpace(what + "\n" + do)
}

func classifyError(err error, l *label.Labels) (model.ErrorKind, string) {
	var problems model.Problems
	var known *model.Error
	var stale *model.StaleError
	var resolution *model.StaleResolutionError
	switch {
	case errors.As(err, &known):
		subject := known.Subject
		if known.Place != "" {
			subject = strings.TrimSpace(subject + " (" + known.Place + ")")
		}
		if subject == "" && known.Kind == model.Internal && known.Err != nil {
			subject = known.Err.Error()
		}
		return known.Kind, subject
	case errors.As(err, &stale):
		return model.Stale, stale.Current.Who
	case errors.As(err, &resolution):
		if resolution.Current == nil {
			return model.Stale, ""
		}
		return model.Stale, resolution.Current.Who
	case errors.As(err, &problems):
		return model.BadInput, l.Sheet.Many.With("count", len(problems))
	}
	return model.Internal, err.Error()
}

// aboutSubject puts the subject into the sentence. Without one, the sentence ends
// before the colon that would announce it.
func aboutSubject(advice *label.Advice, subject string) string {
	what := advice.What.With("subject", subject)
	if subject == "" {
		return strings.TrimRight(what, " :：")
	}
	return what
}

// Problems lists what is wrong with data, one problem a line: where it stands,
// what is wrong, the value, what was expected, and what was probably meant. It
// returns the error of the writer.
func Problems(w io.Writer, problems model.Problems, lang model.Lang, p text.Printer) error {
	out := bufio.NewWriter(w)
	for i := range problems {
		out.WriteString(problemLine(&problems[i], label.In(lang), p)) // an error is told by the flush
		out.WriteByte('\n')
	}
	return out.Flush()
}

// problemLine begins as compilers' messages do, so that editors can jump there.
func problemLine(problem *model.Problem, l *label.Labels, p text.Printer) string {
	word, known := l.Problems[problem.Kind]
	if !known {
		word = string(problem.Kind)
	}
	line := word
	if problem.Value != "" {
		line += fmt.Sprintf(" %q", problem.Value)
	}
	if problem.Want != "" {
		line += " (" + l.Sheet.Want.With("wanted", problem.Want) + ")"
	}
	if problem.Hint != "" {
		line += " " + l.Sheet.DidYouMean.With("hint", problem.Hint)
	}
	for _, place := range []string{problem.Field, Place(problem, l)} {
		if place != "" {
			line = place + ": " + line
		}
	}
	return p.Clean(line)
}

// Place says where a problem stands: the file with line and column, or with the
// sheet and cell of a workbook; what is not known is left out. It is not yet
// clean for a terminal.
func Place(problem *model.Problem, l *label.Labels) string {
	switch {
	case problem.Cell != "" || problem.Sheet != "":
		return strings.TrimSpace(problem.File + " " + strings.TrimSuffix(problem.Sheet+"!"+problem.Cell, "!"))
	case problem.File == "" && problem.Line > 0:
		return l.Sheet.Line.With("line", problem.Line, "column", problem.Column)
	case problem.Line > 0:
		return fmt.Sprintf("%s:%d:%d", problem.File, problem.Line, problem.Column)
	}
	return problem.File
}
