package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits of a drop-down list, in UTF-16 units.
const (
	maxChoices = 255
	maxTitle   = 32
	maxPrompt  = 255
)

// choices writes the drop-down lists. One with neither values nor a range only
// shows its prompt.
func (p *printer) choices(s *Sheet) error {
	for i := range s.Choices {
		c := &s.Choices[i]
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(c.Range)
		listed, err := offer(rule, c)
		if err != nil {
			return err
		}
		if listed && !c.Open {
			rule.SetError(excelize.DataValidationErrorStyleStop, shortened(c.Title, maxTitle), shortened(c.Error, maxPrompt))
		}
		if c.Prompt != "" {
			rule.SetInput(shortened(c.Title, maxTitle), shortened(c.Prompt, maxPrompt))
		}
		if err := p.file.AddDataValidation(s.Name, rule); err != nil {
			return err
		}
	}
	return nil
}

// offer puts the values into a list, and reports whether there is one: values
// that are too long for it, or that hold its comma, go without.
func offer(rule *excelize.DataValidation, c *Choice) (bool, error) {
	if c.From != "" {
		rule.SetSqrefDropList(c.From)
		return true, nil
	}
	joined := strings.Join(c.Values, ",")
	if joined == "" || strings.Count(joined, ",") != len(c.Values)-1 || shortened(joined, maxChoices) != joined {
		return false, nil
	}
	return true, rule.SetDropList(c.Values)
}

// shortened cuts a text to so many UTF-16 units, as the format counts.
func shortened(s string, most int) string {
	units := 0
	for i, r := range s {
		units++
		if r > 0xffff {
			units++
		}
		if units > most {
			return s[:i]
		}
	}
	return s
}
