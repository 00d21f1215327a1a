//go:build !unix

package tui

import tea "charm.land/bubbletea/v2"

// suspendProgram does nothing where a shell has no jobs.
func suspendProgram() tea.Cmd { return nil }
