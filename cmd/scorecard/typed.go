package main

import (
	"context"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// typedPath is the path that a typed or dropped name stands for. A file that is
// dropped on a terminal arrives in quotes, with escaped spaces or as an address;
// ~ is the home folder.
func typedPath(name string) string {
	path := strings.TrimSpace(name)
	if address, ok := strings.CutPrefix(path, "file://"); ok {
		if plain, err := url.PathUnescape(address); err == nil {
			path = plain
		}
	}
	for _, quote := range []string{`'`, `"`} {
		if inner, ok := strings.CutPrefix(path, quote); ok && len(path) > 1 && strings.HasSuffix(inner, quote) {
			path = strings.TrimSuffix(inner, quote)
		}
	}
	if _, err := os.Lstat(path); err != nil && filepath.Separator == '/' {
		path = strings.ReplaceAll(path, `\ `, " ")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	return path
}

// maxNames is how many names a completion lists: more than a line shows.
const maxNames = 100

// Complete continues a typed name as a shell does.
func (x *exchange) Complete(_ context.Context, typed string) (full string, names []string, err error) {
	folder, begun := splitTyped(typed)
	entries, err := os.ReadDir(typedPath(folder))
	if err != nil {
		return typed, nil, nil //nolint:nilerr // a folder that cannot be read offers no names
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, begun) || begun == "" && strings.HasPrefix(name, ".") {
			continue
		}
		if isFolder(typedPath(folder), entry) {
			name += string(filepath.Separator)
		}
		if names = append(names, name); len(names) == maxNames {
			break
		}
	}
	if len(names) == 0 {
		return typed, nil, nil
	}
	return typed[:len(typed)-len(begun)] + common(names), names, nil
}

// splitTyped parts a typed name into its folder, never empty, and the begun name.
func splitTyped(typed string) (folder, begun string) {
	at := strings.LastIndexFunc(typed, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) })
	if at < 0 {
		return ".", typed
	}
	return typed[:at+1], typed[at+1:]
}

func isFolder(folder string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := os.Stat(filepath.Join(folder, entry.Name()))
	return err == nil && info.IsDir()
}

// common is what all names begin with, in whole characters.
func common(names []string) string {
	first := names[0]
	for _, name := range names[1:] {
		for !strings.HasPrefix(name, first) {
			runes := []rune(first)
			first = string(runes[:len(runes)-1])
		}
	}
	return first
}
