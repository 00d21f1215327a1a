package model

// Document is an official paper that figures come from.
type Document struct {
	Code  string `json:"code" year:"code"`
	Title Text   `json:"title" year:"title"`
}

// Source is the location of a printed fact: a document with either a page,
// counted from 1, or the heading of the section.
type Source struct {
	Document string `json:"document" year:"refers=documents"`                // code of a Document of the same year
	Page     int    `json:"page,omitempty" year:"min=1,counters=頁 ページ p. p"` // 0 when the place is given by Heading
	Heading  string `json:"heading,omitempty"`
}

// IsZero reports whether there is no location.
func (s Source) IsZero() bool { return s == Source{} }
