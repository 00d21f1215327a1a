//go:build unix

package main

import "os"

// controllingTerminal opens the terminal that the program belongs to, whatever its
// standard files are.
func controllingTerminal() (*os.File, error) { return os.OpenFile("/dev/tty", os.O_RDWR, 0) }
