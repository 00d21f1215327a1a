package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/adrg/xdg"
)

// memory keeps what the screen remembers until it is opened again, in a small
// file of the user's state folder. Losing it loses nothing but a convenience, so
// a file that cannot be read counts as empty.
type memory struct {
	mu     sync.Mutex
	path   string
	Branch string         `json:"branch"` // the branch last shown
	Years  map[string]int `json:"years"`  // the year last shown, by branch
}

func openMemory() *memory {
	m := &memory{path: filepath.Join(xdg.StateHome, "scorecard", "state.json"), Years: map[string]int{}}
	data, err := os.ReadFile(m.path)
	if err == nil {
		_ = json.Unmarshal(data, m)
	}
	if m.Years == nil {
		m.Years = map[string]int{}
	}
	return m
}

func (m *memory) branch() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.Branch
}

func (m *memory) year(branch string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.Years[branch]
}

// RememberYear keeps the branch and the year that are shown.
func (m *memory) RememberYear(branch string, year int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Branch, m.Years[branch] = branch, year
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	return writeWhole(m.path, func(w io.Writer) error { return json.NewEncoder(w).Encode(m) })
}

// settle waits for a year that is being kept: the library does not wait for the
// commands that it started.
func (m *memory) settle() {
	m.mu.Lock()
	defer m.mu.Unlock()
}
