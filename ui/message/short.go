package message

import (
	"errors"
	"fmt"
	"strings"

	"scorecard/model"
	"scorecard/ui/label"
)

// Short tells a failure on one line: what is wrong and what to do.
func Short(err error, lang model.Lang) string {
	l := label.In(lang)
	kind, subject := model.Internal, err.Error()
	var typed *model.Error
	var stale *model.StaleError
	var problems model.Problems
	switch {
	case errors.As(err, &typed):
		kind, subject = typed.Kind, typed.Subject
	case errors.As(err, &stale):
		kind, subject = model.Stale, ""
	case errors.As(err, &problems):
		kind, subject = model.BadInput, fmt.Sprint(len(problems))
	}
	advice := l.Errors[kind]
	what := strings.TrimSuffix(strings.Replace(advice.What, "%s", subject, 1), ": ")
	if lang == model.English {
		return what + ". " + advice.Do
	}
	return what + "。" + advice.Do
}
