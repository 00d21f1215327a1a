package model

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// CheckWording returns what is wrong with a text, printed or typed: invalid
// UTF-8, more than 16 KiB, or a control character other than the newline,
// which no printed page contains and a terminal might interpret. The problems
// have no Field; nil means that the text is valid.
func CheckWording(s string) Problems {
	if !utf8.ValidString(s) {
		return Problems{{Kind: InvalidUTF8, Value: strconv.QuoteToASCII(s)}}
	}
	var problems Problems
	if len(s) > MaxText {
		problems = append(problems, Problem{Kind: TooLarge, Want: strconv.Itoa(MaxText)})
	}
	for _, r := range s {
		if r != '\n' && unicode.IsControl(r) {
			return append(problems, Problem{Kind: ControlCharacter, Value: strconv.QuoteToASCII(string(r))})
		}
	}
	return problems
}
