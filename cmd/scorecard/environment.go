package main

import (
	"os/user"
	"strings"

	"scorecard/model"
	"scorecard/ui/label"
)

// labelsFor chooses the language: --lang, SCORECARD_LANG, then the locale; Japanese
// when none is given. It does so before the flags are parsed, so that an error in a flag
// is in the right language too.
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

// who names the person that edits: --as, SCORECARD_USER, else the account's
// full name, else its short one.
func (a *app) who(as string) string {
	for _, name := range []string{as, a.env("SCORECARD_USER"), accountName()} {
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
	}
	return unknownPerson
}

// unknownPerson is recorded when the system has no name for the account.
const unknownPerson = "?"

func accountName() string {
	account, err := user.Current()
	if err != nil {
		return ""
	}
	// The field may go on with an office and telephone numbers.
	full, _, _ := strings.Cut(account.Name, ",")
	if strings.TrimSpace(full) != "" {
		return full
	}
	return account.Username
}
