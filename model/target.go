package model

import (
	"errors"
	"strings"

	"github.com/govalues/decimal"
)

// TargetKind classifies the wording of a target.
type TargetKind string

// The kinds of target. A relative target means last year's printed actual.
const (
	AtLeast          TargetKind = "at_least"           // 68.2%以上
	AtMost           TargetKind = "at_most"            // 15%以下, 7日以内
	PlainNumber      TargetKind = "number"             // 2,930事業所: a minimum or a maximum by polarity
	PreviousOrBetter TargetKind = "previous_or_better" // 対前年度以上
	PreviousOrLower  TargetKind = "previous_or_lower"  // 対前年度以下
	InWords          TargetKind = "words"              // 医療機関や関係者への働きかけを実施
)

// TargetKinds lists every kind, for validation and for labels.
func TargetKinds() []TargetKind {
	return []TargetKind{AtLeast, AtMost, PlainNumber, PreviousOrBetter, PreviousOrLower, InWords}
}

// Target is the target of a KPI.
type Target struct {
	Kind    TargetKind      `json:"-"`
	Value   decimal.Decimal `json:"-"`                                             // for AtLeast, AtMost and PlainNumber
	Unit    string          `json:"-"`                                             // likewise
	Text    string          `json:"-" year:"scalar"`                               // as printed, normalised; empty for InWords
	Words   Text            `json:"words,omitzero"`                                // for InWords
	Missing Missing         `json:"missing,omitempty" year:"missing,dash=not_set"` // why there is none; then all other fields are zero
}

// Known reports whether there is a target, quantitative or qualitative.
func (t Target) Known() bool { return t.Missing == "" && t.Kind != "" }

// HasNumber reports whether the target contains a number.
func (t Target) HasNumber() bool {
	return t.Kind == AtLeast || t.Kind == AtMost || t.Kind == PlainNumber
}

// Relative reports whether the target means last year's figure.
func (t Target) Relative() bool {
	return t.Kind == PreviousOrBetter || t.Kind == PreviousOrLower
}

// ErrUnclearTarget is a printed target that is neither a number with a unit
// nor one of the relative wordings. Qualitative targets are marked as such,
// because a typing error in a figure would otherwise be read as one.
var ErrUnclearTarget = errors.New("target is neither a figure nor a known wording")

// ParseTarget reads a target as printed, such as "68.2%以上", "15%以下",
// "7日以内", "2,930事業所" or "対前年度以上". The error is ErrUnclearTarget,
// ErrMissingUnit or ErrTooLarge.
func ParseTarget(text string) (Target, error) {
	switch strings.TrimSuffix(text, "とする") {
	case "対前年度以上", "前年度以上":
		return Target{Kind: PreviousOrBetter, Text: text}, nil
	case "対前年度以下", "前年度以下":
		return Target{Kind: PreviousOrLower, Text: text}, nil
	}
	number, kind := splitBound(text)
	value, unit, err := splitFigure(number)
	if errors.Is(err, ErrNotANumber) {
		return Target{}, ErrUnclearTarget
	}
	if err != nil {
		return Target{}, err
	}
	return Target{Kind: kind, Value: value, Unit: unit, Text: text}, nil
}

func splitBound(text string) (string, TargetKind) {
	for _, bound := range []struct {
		suffix string
		kind   TargetKind
	}{{"以上", AtLeast}, {"以下", AtMost}, {"以内", AtMost}, {"以内維持", AtMost}} {
		if number, found := strings.CutSuffix(text, bound.suffix); found {
			return number, bound.kind
		}
	}
	return text, PlainNumber
}

// Scope is the population that HQ's target covers.
type Scope string

// The scopes of an HQ target. Only ScopeBranch is comparable with a branch's
// target.
const (
	ScopeBranch   Scope = "branch"   // a rate or an average, comparable with a branch's
	ScopeNation   Scope = "nation"   // a total over the country
	ScopeBranches Scope = "branches" // a count of branches
)

// Scopes lists every scope, for validation and for labels.
func Scopes() []Scope { return []Scope{ScopeBranch, ScopeNation, ScopeBranches} }
