package main

import (
	"os/user"
	"strings"
)

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

// unknownPerson stands in the history where the system names nobody.
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
