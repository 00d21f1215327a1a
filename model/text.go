package model

// Lang is a language of the scorecard.
type Lang string

// The two languages every text has.
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

// In returns the wording in the language, or the other language's when that
// one is empty, so that a text is never shown as nothing.
func (t Text) In(lang Lang) string {
	if (lang == English && t.EN != "") || t.JA == "" {
		return t.EN
	}
	return t.JA
}

// IsZero reports whether neither language has any wording.
func (t Text) IsZero() bool { return t == Text{} }
