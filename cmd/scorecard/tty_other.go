//go:build !unix

package main

import (
	"errors"
	"os"
)

// controllingTerminal finds no terminal to ask where there is no file for it.
func controllingTerminal() (*os.File, error) { return nil, errors.ErrUnsupported }
