package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
)

// What a workbook may hold, many times what a year of the largest branch does.
// The library keeps each part whole, each cell and each row up to the last one
// as a value of its own, so that these limits bound its memory.
const (
	maxParts    = 1000
	maxUnzipped = 32 << 20 // bytes of all parts
	maxPart     = 16 << 20 // bytes of one part
	maxElements = 400_000  // of all parts
	maxDepth    = 64
	maxTag      = 64 << 10 // bytes of one element's name and attributes
	maxRow      = 5000     // of a sheet
	maxColumn   = 256
	maxCells    = 100_000 // of the workbook
	maxMerged   = 500
)

// parts is what an inspection finds out about a workbook.
type parts struct {
	sheets    []*sheetPart
	elements  int
	cells     int
	grid      int
	shared    bool // some cell's text is in the list of shared texts
	texts     []textSize
	handedOut int
	formats   int
	lengths   map[int]int // of the number formats, in bytes, by their number
}

// sheetPart is a sheet with the cells that have any content.
type sheetPart struct {
	name    string
	part    string
	cells   []at
	columns int // that have a width or a style of their own
	merged  int
	below   span // rows without content that are further down than any table reaches
}

// span is a stretch of a part, in bytes.
type span struct{ from, to int64 }

// at is where a cell stands, counted from 1.
type at struct {
	row, column int
	formula     bool
}

// fault is what is wrong with a workbook as a whole, or with a sheet of it.
func fault(kind model.ProblemKind, sheet, cell, value, want string) model.Problem {
	return model.Problem{Kind: kind, Sheet: sheet, Cell: cell, Value: value, Want: want}
}

// inspect reads every part once in bounded memory, and refuses what could fill
// the memory of the library, what no spreadsheet program writes, and what is
// damaged.
func inspect(data []byte) (*parts, model.Problems) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, model.Problems{fault(model.SyntaxError, "", "", "", "ZIP: "+err.Error())}
	}
	files, problems := partsOf(archive)
	if len(problems) > 0 {
		return nil, problems
	}
	if other := otherKind(files); other != "" {
		return nil, model.Problems{fault(model.NotAWorkbook, "", "", other, ".xlsx")}
	}
	found := &parts{lengths: map[int]int{}}
	if problems := found.lists(files); len(problems) > 0 {
		return found, problems
	}
	for _, file := range archive.File {
		if isList(partOf(file)) {
			continue
		}
		p, wrong := found.part(file)
		if wrong {
			problems = append(problems, p)
		}
		if wrong && p.Kind == model.TooLarge { // so would every part that follows be
			return found, problems
		}
	}
	if p, wrong := found.searched(); wrong {
		problems = append(problems, p)
	}
	if found.shared && files[sharedPart] == nil {
		problems = append(problems, fault(model.SyntaxError, "", "", "", errNoPart.Error()+": xl/sharedStrings.xml"))
	}
	return found, problems
}

// The parts that the sheets depend on, by their names in small letters.
const (
	rootPart      = "_rels/.rels"
	bookPart      = "xl/workbook.xml"
	relationsPart = "xl/_rels/workbook.xml.rels"
	sharedPart    = "xl/sharedstrings.xml"
	stylesPart    = "xl/styles.xml"
)

func isList(name string) bool {
	return name == rootPart || name == bookPart || name == relationsPart || name == sharedPart || name == stylesPart
}

// lists goes through the parts that the sheets depend on, and finds the sheets.
func (p *parts) lists(files map[string]*zip.File) model.Problems {
	var problems model.Problems
	for _, name := range []string{rootPart, bookPart, relationsPart, sharedPart, stylesPart} {
		if file := files[name]; file != nil {
			problem, wrong := p.part(file)
			if wrong {
				problems = append(problems, problem)
			}
			if wrong && problem.Kind == model.TooLarge {
				return problems
			}
		}
	}
	if len(problems) > 0 {
		return problems
	}
	sheets, err := sheetsOf(files)
	var problem problemError
	switch {
	case errors.As(err, &problem):
		return model.Problems{model.Problem(problem)}
	case err != nil:
		return model.Problems{fault(model.SyntaxError, "", "", "", err.Error())}
	}
	p.sheets = sheets
	return nil
}

// partOf is the name of a part in small letters.
func partOf(file *zip.File) string {
	return strings.ToLower(strings.ReplaceAll(file.Name, `\`, "/"))
}

// partsOf lists the parts by name.
func partsOf(archive *zip.Reader) (map[string]*zip.File, model.Problems) {
	if len(archive.File) > maxParts {
		return nil, model.Problems{fault(model.TooLarge, "", "", strconv.Itoa(len(archive.File)), strconv.Itoa(maxParts))}
	}
	files, total := map[string]*zip.File{}, uint64(0)
	for _, file := range archive.File {
		name := partOf(file)
		if files[name] != nil {
			return nil, model.Problems{fault(model.SyntaxError, "", "", file.Name, "ZIP: one part of each name")}
		}
		files[name] = file
		if file.UncompressedSize64 > maxPart {
			return nil, model.Problems{fault(model.TooLarge, "", "", file.Name, strconv.Itoa(maxPart))}
		}
		if total += file.UncompressedSize64; total > maxUnzipped {
			return nil, model.Problems{fault(model.TooLarge, "", "", strconv.FormatUint(total, 10), strconv.Itoa(maxUnzipped))}
		}
	}
	return files, nil
}

// otherKind names the format of an archive that is no workbook of this one.
func otherKind(files map[string]*zip.File) string {
	switch {
	case files[bookPart] != nil:
		return ""
	case files["xl/workbook.bin"] != nil:
		return ".xlsb"
	case files["mimetype"] != nil:
		return ".ods"
	case files["word/document.xml"] != nil:
		return ".docx"
	case files["ppt/presentation.xml"] != nil:
		return ".pptx"
	default:
		return "ZIP"
	}
}

// partName is the name of the part that the workbook points at.
func partName(target string) string {
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/xl", target)
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))
}

// sheetsOf finds the sheets of the workbook, in order, with the parts that hold
// them. Sheets of charts alone have no cells and are left out. What the library
// could understand otherwise is refused: it would read what was not inspected.
func sheetsOf(files map[string]*zip.File) ([]*sheetPart, error) {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			All  []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := decode(files, bookPart, &book); err != nil {
		return nil, err
	}
	if len(book.Sheets) > maxSheets {
		return nil, problemError(fault(model.TooLarge, "", "", strconv.Itoa(len(book.Sheets)), strconv.Itoa(maxSheets)))
	}
	targets, err := worksheets(files)
	if err != nil {
		return nil, err
	}
	var sheets []*sheetPart
	names := map[string]bool{}
	for _, s := range book.Sheets {
		ids := slices.DeleteFunc(s.All, func(a xml.Attr) bool { return a.Name.Local != "id" })
		target, known := "", false
		if len(ids) == 1 {
			target, known = targets[ids[0].Value]
		}
		folded := strings.ToLower(s.Name)
		switch {
		case !known || target != "" && files[target] == nil:
			return nil, fmt.Errorf("%w: %s %s", errNoPart, s.Name, target)
		case names[folded]:
			return nil, problemError(fault(model.DuplicateKey, s.Name, "", s.Name, ""))
		case units([]byte(s.Name)) > maxSheetName:
			return nil, problemError(fault(model.TooLarge, s.Name, "", s.Name, strconv.Itoa(maxSheetName)))
		case target != "":
			sheets = append(sheets, &sheetPart{name: s.Name, part: target})
		}
		names[folded] = true
	}
	return sheets, nil
}

// relation is what a part has to do with another one.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// relationsOf reads a list of relations, which may be missing.
func relationsOf(files map[string]*zip.File, name string) ([]relation, error) {
	var relations struct {
		List []relation `xml:"Relationship"`
	}
	if err := decode(files, name, &relations); err != nil {
		return nil, err
	}
	if len(relations.List) > maxRelations {
		return nil, problemError(fault(model.TooLarge, "", "", strconv.Itoa(len(relations.List)), strconv.Itoa(maxRelations)))
	}
	return relations.List, nil
}

// worksheets are the parts with cells by the names that the workbook has for
// them; one of charts alone has no part.
func worksheets(files map[string]*zip.File) (map[string]string, error) {
	if files[rootPart] != nil {
		roots, err := relationsOf(files, rootPart)
		if err != nil {
			return nil, err
		}
		for _, r := range roots {
			if strings.HasSuffix(r.Type, "/officeDocument") && partName("/"+strings.TrimPrefix(r.Target, "/")) != bookPart {
				return nil, fmt.Errorf("%w: %s", errElsewhere, r.Target)
			}
		}
	}
	relations, err := relationsOf(files, relationsPart)
	if err != nil {
		return nil, err
	}
	targets := map[string]string{}
	for _, r := range relations {
		if _, twice := targets[r.ID]; twice {
			return nil, fmt.Errorf("%w: %s", errTwice, r.ID)
		}
		targets[r.ID] = "" // a sheet of charts alone
		if strings.HasSuffix(r.Type, "/worksheet") {
			targets[r.ID] = partName(r.Target)
		}
	}
	return targets, nil
}

var (
	errElsewhere = errors.New("the workbook is not at xl/workbook.xml")
	errTwice     = errors.New("a relationship has the name of another one")
)

var errNoPart = errors.New("a part of the workbook is not there")

func decode(files map[string]*zip.File, name string, into any) error {
	file := files[name]
	if file == nil {
		return fmt.Errorf("%w: %s", errNoPart, name)
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // reading is over
	return xml.NewDecoder(&tagLimit{in: in}).Decode(into)
}

// part reads one part to its end.
func (p *parts) part(file *zip.File) (model.Problem, bool) {
	name := partOf(file)
	sheet := &sheetPart{}
	for _, s := range p.sheets {
		if s.part == name {
			sheet = s
		}
	}
	in, err := file.Open()
	if err == nil {
		defer in.Close() //nolint:errcheck // reading is over
		if kind := path.Ext(name); kind == ".xml" || kind == ".rels" || kind == ".vml" {
			walk := &walk{parts: p, name: name, sheet: sheet, decoder: xml.NewDecoder(&tagLimit{in: in})}
			err = walk.all()
		} else {
			_, err = io.Copy(io.Discard, in)
		}
	}
	var problem problemError
	switch {
	case err == nil:
		return model.Problem{}, false
	case errors.As(err, &problem):
		return model.Problem(problem), true
	default:
		return fault(model.SyntaxError, sheet.name, "", file.Name, err.Error()), true
	}
}

// problemError carries a problem out of a walk.
type problemError model.Problem

func (p problemError) Error() string { return model.Problem(p).String() }

// tagLimit reads a part up to a tag that is too long: its attributes would take
// many times its length.
type tagLimit struct {
	in     io.Reader
	inside bool
	length int
}

var errLongTag = errors.New("an XML tag is too long")

func (t *tagLimit) Read(into []byte) (int, error) {
	n, err := t.in.Read(into)
	for _, b := range into[:n] {
		switch {
		case b == '<':
			t.inside, t.length = true, 0
		case b == '>':
			t.inside = false
		case t.inside:
			if t.length++; t.length > maxTag {
				return 0, errLongTag
			}
		}
	}
	return n, err
}
