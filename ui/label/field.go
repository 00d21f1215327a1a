package label

import (
	"unicode"
	"unicode/utf8"

	"scorecard/model"
	"scorecard/model/schema"
)

// ListTitle is the title of a list of the year; empty for none such.
func (l *Labels) ListTitle(name string) string { return l.phrase(schema.Words(name, "").Title) }

// FieldTitle is a field of a list's items within a sentence, by its path such as
// hq.target; empty for none such.
func (l *Labels) FieldTitle(list, path string) string {
	return within(l.phrase(schema.Words(list, path).Title))
}

// PartTitle is an item of a list that is within the items of a list, within a
// sentence; empty for none such.
func (l *Labels) PartTitle(list, path string) string {
	words := schema.Words(list, path)
	if words.Item != (schema.Phrase{}) {
		return within(l.phrase(words.Item))
	}
	return within(l.phrase(words.Title))
}

func (l *Labels) phrase(p schema.Phrase) string { return model.Text(p).In(l.Lang) }

// within is a title as it is written within a sentence: HQ target, but name.
func within(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	next, _ := utf8.DecodeRuneInString(title[size:])
	if title == "" || unicode.IsUpper(next) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}
