package model

import (
	"fmt"
	"strings"
)

// ProblemKind classifies an error in the data.
type ProblemKind string

// The kinds of problem.
const (
	SyntaxError      ProblemKind = "syntax_error"
	UnknownFieldName ProblemKind = "unknown_field"
	WrongType        ProblemKind = "wrong_type"
	DuplicateKey     ProblemKind = "duplicate_key"
	Required         ProblemKind = "required"
	MissingUnit      ProblemKind = "missing_unit"
	UnclearFigure    ProblemKind = "unclear_figure"
	UnclearTarget    ProblemKind = "unclear_target"
	TooManyDigits    ProblemKind = "too_many_digits"
	UnitMismatch     ProblemKind = "unit_mismatch"
	OutOfRange       ProblemKind = "out_of_range"
	NotOneOf         ProblemKind = "not_one_of"
	DuplicateCode    ProblemKind = "duplicate_code"
	BadCode          ProblemKind = "bad_code"
	UnknownCode      ProblemKind = "unknown_code"
	ControlCharacter ProblemKind = "control_character"
	InvalidUTF8      ProblemKind = "invalid_utf8"
	BadDate          ProblemKind = "bad_date"
	Contradiction    ProblemKind = "contradiction" // two fields that exclude each other
	TooLarge         ProblemKind = "too_large"
	WrongVersion     ProblemKind = "wrong_version"

	// For workbooks only.
	NotAWorkbook ProblemKind = "not_a_workbook"
	Encrypted    ProblemKind = "encrypted"     // locked with a password
	Formula      ProblemKind = "formula"       // a formula where a value belongs: its result may be out of date
	CellError    ProblemKind = "cell_error"    // #REF! and the like
	DateCell     ProblemKind = "date_cell"     // a date instead of another value: a spreadsheet turns 1-2 into 2 January
	Rounded      ProblemKind = "rounded"       // the displayed number differs from the stored one
	Merged       ProblemKind = "merged"        // merged cells
	Hidden       ProblemKind = "hidden"        // hidden content
	UnknownTable ProblemKind = "unknown_table" // the table of the year that a file contains cannot be determined
	BadEncoding  ProblemKind = "bad_encoding"  // not valid in any supported encoding
	Unencodable  ProblemKind = "unencodable"   // characters that the output encoding does not have
)

// ProblemKinds lists every kind, for labels.
func ProblemKinds() []ProblemKind {
	return []ProblemKind{
		SyntaxError, UnknownFieldName, WrongType, DuplicateKey, Required, MissingUnit, UnclearFigure,
		UnclearTarget, TooManyDigits, UnitMismatch, OutOfRange, NotOneOf, DuplicateCode, BadCode, UnknownCode,
		ControlCharacter, InvalidUTF8, BadDate, Contradiction, TooLarge, WrongVersion,
		NotAWorkbook, Encrypted, Formula, CellError, DateCell, Rounded, Merged, Hidden,
		UnknownTable, BadEncoding, Unencodable,
	}
}

// Problem is one error in the data, with its location.
type Problem struct {
	Kind   ProblemKind
	File   string // empty when the data came from no file
	Sheet  string // the sheet of a spreadsheet; empty elsewhere
	Cell   string // the cell of a spreadsheet, such as "C12"; Line and Column are 0 then
	Line   int    // counted from 1; 0 when unknown
	Column int
	Field  string // the path, such as "kpis[3].target"
	Value  string // the value found
	Want   string // what is expected, as a list of values or a form; may be empty
	Hint   string // a value that was probably meant; may be empty
}

// String is the plain form for a log; the sentence for a person is made from
// Kind.
func (p Problem) String() string {
	place := p.File
	if p.Cell != "" {
		place += " " + p.Sheet + "!" + p.Cell
	}
	if p.Line > 0 {
		place += fmt.Sprintf(":%d:%d", p.Line, p.Column)
	}
	text := strings.TrimSpace(place+" "+p.Field) + fmt.Sprintf(": %s %q", p.Kind, p.Value)
	if p.Want != "" {
		text += fmt.Sprintf(" (want %s)", p.Want)
	}
	return text
}

// Problems is all errors in the data. It is an error when it is not empty; use
// Err.
type Problems []Problem

// Err is nil when there are no problems.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Error lists the problems, one per line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
