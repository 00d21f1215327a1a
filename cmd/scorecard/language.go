package main

import (
	"strings"

	"scorecard/model"
	"scorecard/ui/label"
)

// labelsFor decides the language: --lang, SCORECARD_LANG, then the locale;
// Japanese when none says. It is decided before flags are read, so that even a
// wrong flag is told in the right language.
func labelsFor(args []string, env func(string) string) *label.Labels {
	if name := langArgument(args); name != "" {
		if lang, ok := label.Find(name); ok {
			return label.In(lang)
		}
	}
	for _, name := range []string{env("SCORECARD_LANG"), locale(env)} {
		if lang, ok := label.Find(name); ok {
			return label.In(lang)
		}
	}
	return label.In(model.Japanese)
}

func langArgument(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// locale is the locale for messages, in the order that POSIX gives.
func locale(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			return value
		}
	}
	return ""
}
