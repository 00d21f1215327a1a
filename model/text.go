package model

// Lang is a language of the scorecard.
type Lang string

// The languages.
const (
	Japanese Lang = "ja"
	English  Lang = "en"
)

// Text is one piece of wording in both languages. Names and titles are as
// printed in the source document; prose is paraphrased.
type Text struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// In returns the text in the language, or in the other one when that is empty.
func (t Text) In(lang Lang) string {
	if (lang == English && t.EN != "") || t.JA == "" {
		return t.EN
	}
	return t.JA
}

// IsZero reports whether neither language has any wording.
func (t Text) IsZero() bool { return t == Text{} }
