//go:build !unix

package main

import (
	"context"
	"errors"
	"io"
	"os"
)

// controllingTerminal finds no terminal to ask where there is no file for it.
func controllingTerminal() (*os.File, error) { return nil, errors.ErrUnsupported }

// keyboard leaves the input to the library, which reads the events of a console
// there and no bytes.
func (a *app) keyboard(context.CancelCauseFunc) (io.Reader, func(), error) {
	return nil, func() {}, nil
}
