package model

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
)

func (v *validator) kpi(path string, k *KPI) {
	v.itemCode(path, k.Code)
	v.inGroup(path+".category", k.Category, k.Group)
	v.target(path+".target", k.Target, k.Unit)
	v.figure(path+".actual", k.Actual, k.Unit)
	for i := range k.Alternatives {
		v.figure(fmt.Sprintf("%s.alternatives[%d].figure", path, i), k.Alternatives[i].Figure, k.Unit)
	}
	if k.HQ != nil {
		v.target(path+".hq.target", k.HQ.Target, "")
	}
	if k.Period.From > k.Period.Through {
		v.report(Contradiction, path+".period", k.Period.From, k.Period.Through)
	}
}

// figure checks that the number and unit agree with the printed text. An empty
// unit allows any.
func (v *validator) figure(path string, f Figure, unit string) {
	v.missing(path, f.Missing)
	v.wording(path, f.Text)
	if f.Missing != "" {
		if f != Absent(f.Missing) {
			v.report(Contradiction, path, cmp.Or(f.Text, f.Value.String()+f.Unit), string(f.Missing))
		}
		return
	}
	printed, err := ParseFigure(f.Text)
	if err != nil {
		v.report(figureProblem(err), path, f.Text, "")
		return
	}
	if !printed.Value.Equal(f.Value) || printed.Unit != f.Unit {
		v.report(Contradiction, path, f.Text, f.Value.String()+f.Unit)
	}
	v.unit(path, f.Unit, unit)
}

func (v *validator) unit(path, got, want string) {
	if want != "" && got != want {
		v.report(UnitMismatch, path, got, want)
	}
}

func figureProblem(err error) ProblemKind {
	switch {
	case errors.Is(err, ErrMissingUnit):
		return MissingUnit
	case errors.Is(err, ErrTooLarge):
		return TooManyDigits
	case errors.Is(err, ErrUnclearTarget):
		return UnclearTarget
	default:
		return UnclearFigure
	}
}

// ProblemOf returns the kind of problem for an error of ParseFigure or
// ParseTarget.
func ProblemOf(err error) ProblemKind { return figureProblem(err) }

func (v *validator) target(path string, t Target, unit string) {
	v.missing(path, t.Missing)
	v.wording(path, t.Text)
	switch {
	case t.Missing != "":
		if t != (Target{Missing: t.Missing}) {
			v.report(Contradiction, path, cmp.Or(string(t.Kind), t.Text, t.Words.JA, t.Value.String()+t.Unit), string(t.Missing))
		}
	case t.Kind == InWords:
		v.text(path+".words", t.Words)
		if t != (Target{Kind: InWords, Words: t.Words}) {
			v.report(Contradiction, path, cmp.Or(t.Text, t.Value.String()+t.Unit), string(InWords))
		}
	case !t.Words.IsZero():
		v.report(Contradiction, path, cmp.Or(t.Words.JA, t.Words.EN), string(t.Kind))
	default:
		v.printedTarget(path, t, unit)
	}
}

func (v *validator) printedTarget(path string, t Target, unit string) {
	printed, err := ParseTarget(t.Text)
	if err != nil {
		v.report(figureProblem(err), path, t.Text, "")
		return
	}
	if printed.Kind != t.Kind || printed.Unit != t.Unit || !printed.Value.Equal(t.Value) {
		v.report(Contradiction, path, t.Text, t.Value.String()+t.Unit)
	}
	if t.HasNumber() {
		v.unit(path, t.Unit, unit)
	}
}

func (v *validator) rank(path string, r Rank) {
	v.missing(path, r.Missing)
	switch {
	case r.Missing != "" && r.Value != 0:
		v.report(Contradiction, path, strconv.Itoa(r.Value), string(r.Missing))
	case r.Missing == "" && (r.Value < 1 || r.Value > Branches):
		v.report(OutOfRange, path, strconv.Itoa(r.Value), fmt.Sprintf("1-%d", Branches))
	}
}

func (v *validator) rating(path string, r Rating, grades []string) {
	v.missing(path, r.Missing)
	switch {
	case r.Missing != "" && r.Grade != "":
		v.report(Contradiction, path, r.Grade, string(r.Missing))
	case r.Missing == "":
		v.oneOf(path, r.Grade, grades)
	}
}

func (v *validator) reported(path string, f ReportedProgress) {
	v.missing(path, f.Missing)
	v.statusValue(path, f.Value)
	v.wording(path+".note", f.Note)
	reported := f.Value != Unset || f.Note != ""
	if reported == (f.Missing != "") {
		v.report(Contradiction, path, string(f.Value)+f.Note, string(f.Missing))
	}
	switch {
	case !f.Source.IsZero():
		v.source(path+".source", f.Source)
	case reported:
		v.report(Required, path+".source", "", "")
	}
}

func (v *validator) status(path string, s Status) {
	v.statusValue(path, s.Value)
	v.wording(path+".note", s.Note)
	v.wording(path+".comment", s.Comment)
	v.wording(path+".who", s.Who)
}

func (v *validator) statusValue(path string, value StatusValue) {
	if value != Unset {
		v.oneOf(path, string(value), enumStrings(StatusValues()))
	}
}
