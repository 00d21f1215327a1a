package model

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scorecard/model/schema"
)

// fields applies the schema's rules to every field: required fields are set,
// codes are well-formed and refer to an item, enumerated values are allowed,
// texts contain nothing that no page does.
func (v *validator) fields() {
	codes := codesByList(v.year)
	schema.Walk(reflect.ValueOf(v.year).Elem(), func(path string, f *schema.Field, value reflect.Value) bool {
		if f.Optional && value.IsZero() {
			return false
		}
		switch x := value.Interface().(type) {
		case Text:
			v.text(path, x)
		case Source:
			v.source(path, x)
		case Figure, Target: // with the unit of their KPI
		case Rank:
			v.rank(path, x)
		case Rating:
			v.rating(path, x, f.OneOf)
		case ReportedProgress:
			v.reported(path, x)
		case Status:
			v.status(path, x)
		case []string:
			for i, code := range x {
				v.reference(fmt.Sprintf("%s[%d]", path, i), f.Refers, code, codes)
			}
		default:
			v.field(path, f, value, codes)
			return true
		}
		return false
	})
}

func (v *validator) field(path string, f *schema.Field, value reflect.Value, codes map[string]map[string]bool) {
	switch f.Kind {
	case schema.Code:
		v.code(path, value.String())
	case schema.Reference:
		v.reference(path, f.Refers, value.String(), codes)
	case schema.Word:
		v.oneOf(path, value.String(), f.OneOf)
	case schema.Date:
		v.date(path, "2006-01-02", value.String())
	case schema.Month:
		v.date(path, "2006-01", value.String())
	case schema.Integer:
		if f.People {
			v.count(path, int(value.Int()))
		}
	case schema.Text:
		v.wording(path, value.String())
		switch {
		case f.Unit && value.String() == "":
			v.report(MissingUnit, path, "", "")
		case !f.Optional && !f.Blank && !f.Unit:
			v.notBlank(path, value.String())
		}
	default:
	}
}

// reference checks a code of another item: it must exist in its list, or be
// well-formed when the list is another year's.
func (v *validator) reference(path, list, code string, codes map[string]map[string]bool) {
	switch known, checked := codes[list]; {
	case list == "":
		v.code(path, code)
	case checked && !known[code]:
		v.report(UnknownCode, path, code, list)
	}
}

// codesByList returns the codes of each list that can be referred to from
// anywhere in the year.
func codesByList(y *Year) map[string]map[string]bool {
	lists := map[string]map[string]bool{}
	root := reflect.ValueOf(y).Elem()
	for _, list := range []string{ListDocuments, ListFields, ListGroups, ListCategories, ListThemes, ListKPIs} {
		codes, items := map[string]bool{}, root.Field(schema.Of(root.Type()).Field(list).Index)
		for i := range items.Len() {
			codes[items.Index(i).FieldByName("Code").String()] = true
		}
		lists[list] = codes
	}
	return lists
}

// maxPeople bounds a count of people.
const maxPeople = 100_000

func (v *validator) count(path string, n int) {
	if n < 0 || n > maxPeople {
		v.report(OutOfRange, path, strconv.Itoa(n), fmt.Sprintf("0-%d", maxPeople))
	}
}

// unique reports the codes of a list that are there twice.
func (v *validator) unique(path, code string, seen map[string]bool) {
	if seen[code] && code != "" {
		v.report(DuplicateCode, path, code, "")
	}
	seen[code] = true
}

// inGroup checks that a category is one of the item's group.
func (v *validator) inGroup(path, code, group string) {
	i := slices.IndexFunc(v.year.Categories, func(c Category) bool { return c.Code == code })
	if i >= 0 && v.year.Categories[i].Group != group {
		v.report(Contradiction, path, code, v.year.Categories[i].Group)
	}
}

// text checks a text in both languages; one of spaces only counts as missing.
func (v *validator) text(path string, t Text) {
	v.wording(path+".ja", t.JA)
	v.wording(path+".en", t.EN)
	v.notBlank(path+".ja", t.JA)
	v.notBlank(path+".en", t.EN)
}

func (v *validator) notBlank(path, s string) {
	if strings.TrimSpace(s) == "" {
		v.report(Required, path, "", "")
	}
}
