package sheet

import (
	"strconv"
	"strings"

	"scorecard/model"
	"scorecard/seed/input"
)

// codebook is what the codes of one table are, and by which names they go.
type codebook struct {
	codes  []string // in their order
	known  map[string]bool
	byName map[string]string // folded name → code; empty when several have that name
}

// codebooks collects the codes that cells of other tables refer to.
func codebooks(sheets []sheet) map[string]codebook {
	books := map[string]codebook{}
	for i := range sheets {
		s := &sheets[i]
		key := "code"
		if s.name == "staff_groups" {
			key = "group"
		}
		if at, has := s.column(key); has {
			books[s.name] = bookOf(s, at)
		}
	}
	// The groups of the chart are those of the branch and go by their names.
	if staffed, ok := books["staff_groups"]; ok {
		groups, written := books["groups"], staffed.codes
		staffed = codebook{known: map[string]bool{}, byName: groups.byName}
		for _, code := range written {
			staffed.known[groups.resolve(code)] = true
		}
		books["staff_groups"] = staffed
	}
	return books
}

func bookOf(s *sheet, code int) codebook {
	book := codebook{known: map[string]bool{}, byName: map[string]string{}}
	for _, row := range s.rows {
		own := input.Code(row.cells[code])
		if own == "" {
			continue
		}
		book.codes = append(book.codes, own)
		book.known[own] = true
		names := map[string]bool{}
		for i := range s.columns {
			switch s.columns[i].key {
			case "name_ja", "name_en", "short_ja", "short_en", "title_ja", "title_en":
				names[input.Fold(row.cells[i])] = true
			}
		}
		for name := range names {
			if other, taken := book.byName[name]; taken && other != own {
				book.byName[name] = ""
				continue
			}
			book.byName[name] = own
		}
	}
	delete(book.byName, "")
	return book
}

func (b codebook) has(code string) bool { return b.known[code] }

// resolve is the code that a cell means: as it stands, in small letters, or by
// the name of what it stands for. One that means nothing stays as it is.
func (b codebook) resolve(cell string) string {
	code := input.Code(cell)
	if b.has(code) {
		return code
	}
	if lower := strings.ToLower(code); b.has(lower) {
		return lower
	}
	if named := b.byName[input.Fold(cell)]; named != "" {
		return named
	}
	return code
}

// code is the code that a cell of the column means.
func (a *assembler) code(c *column, cell string) string { return a.books[c.refers].resolve(cell) }

// codes are those of a list in one cell.
func (a *assembler) codes(c *column, cell, path string) []string {
	var codes []string
	for _, part := range splitCodes(cell) {
		if input.Trim(part) != "" {
			codes = append(codes, a.code(c, part))
		}
		if len(codes) > maxCodes {
			a.add(model.TooLarge, path, cell, strconv.Itoa(maxCodes))
			return nil
		}
	}
	return codes
}

func splitCodes(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(",，、;；\n", r) })
}
