package label

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

// texts returns every text of a language by its key: strings, forms and sentences.
func texts(l *Labels) map[string]reflect.Value {
	found := map[string]reflect.Value{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			found[path] = v
		case reflect.Pointer:
			walk(path, v.Elem())
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[Sentence]() {
				if text := v.FieldByName("text"); text.String() != "" {
					found[path] = text
				}
				return
			}
			for i := range v.NumField() {
				walk(strings.TrimPrefix(path+"."+key(v.Type().Field(i).Name), "."), v.Field(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(path+"."+k.String(), v.MapIndex(k))
			}
		default:
			panic(fmt.Sprintf("%s is a %s", path, v.Kind()))
		}
	}
	walk("", reflect.ValueOf(l))
	delete(found, "lang")
	return found
}

// key is a field's name as the files write it: HQTarget is hq_target, KPIs is kpis.
func key(field string) string {
	var b strings.Builder
	for i, r := range field {
		if rest := field[i+1:]; i > 0 && unicode.IsUpper(r) {
			// A capital behind another one begins a word unless it ends an abbreviation or its plural.
			if !unicode.IsUpper(rune(field[i-1])) || rest != "" && rest != "s" && unicode.IsLower(rune(rest[0])) {
				b.WriteByte('_')
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// An empty word would be a gap on a screen that only the readers of that language see.
func TestLabels_NoneIsEmpty(t *testing.T) {
	for _, l := range []*Labels{japanese(), english()} {
		for path, text := range texts(l) {
			if strings.TrimSpace(text.String()) == "" {
				t.Errorf("%s is empty in %s", path, l.Lang)
			}
		}
	}
}

func TestLabels_BothLanguagesHaveTheSameWords(t *testing.T) {
	ja, en := slices.Sorted(maps.Keys(texts(japanese()))), slices.Sorted(maps.Keys(texts(english())))
	if diff := cmp.Diff(ja, en); diff != "" {
		t.Errorf("-ja +en:\n%s", diff)
	}
}

func TestFiles_EveryKeyIsAWordAndGivenOnce(t *testing.T) {
	want := slices.Sorted(maps.Keys(texts(english())))
	for name, text := range map[string]string{"ja.txt": japaneseText, "en.txt": englishText} {
		var keys []string
		for path, lines := range sections(text) {
			for key := range entries(lines) {
				keys = append(keys, strings.TrimPrefix(path+"."+strings.TrimSuffix(key, "-"), "."))
			}
		}
		slices.Sort(keys)
		if diff := cmp.Diff(want, keys); diff != "" {
			t.Errorf("%s (-words +keys):\n%s", name, diff)
		}
	}
}

// A line that is neither an entry nor a comment would be skipped.
func TestFiles_EveryLineIsRead(t *testing.T) {
	line := regexp.MustCompile(`^(#.*|\[[^]]+\]|[^ ]+ = .*[^ ]|\t.*[^ ]|)$`)
	for name, text := range map[string]string{"ja.txt": japaneseText, "en.txt": englishText} {
		for i, s := range strings.Split(text, "\n") {
			if !line.MatchString(s) {
				t.Errorf("%s:%d: %q", name, i+1, s)
			}
		}
	}
}

// names are those of the values in a form, each once.
func names(form string) []string {
	var found []string
	for _, name := range regexp.MustCompile(`\{([^}]*)\}`).FindAllStringSubmatch(form, -1) {
		found = append(found, name[1])
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// The languages count years differently, and one leaves its own name out.
var differentNames = []string{"year", "finding.year", "finding.date"}

func TestForms_BothLanguagesNameTheSameValues(t *testing.T) {
	en := texts(english())
	for path, ja := range texts(japanese()) {
		if strings.HasPrefix(path, "finding.kinds.") {
			continue // templates
		}
		isForm := ja.Type() == reflect.TypeFor[Form]()
		if braces := strings.ContainsAny(ja.String()+en[path].String(), "{}"); braces != isForm {
			t.Errorf("%s is a form: %v, has values: %v", path, isForm, braces)
		}
		if diff := cmp.Diff(names(ja.String()), names(en[path].String())); diff != "" && !slices.Contains(differentNames, path) {
			t.Errorf("%s (-ja +en):\n%s", path, diff)
		}
	}
}

func TestForm_FillsInNamedValues(t *testing.T) {
	for form, want := range map[Form]string{
		"{n} of {of}": "2 of {n}", "{of} {n}": "{n} 2", "{n}{n}%": "22%", "none": "none", "{absent}": "{absent}", "{n} {": "2 {}",
	} {
		if got := form.With("n", 2, "of", "{n}"); got != want {
			t.Errorf("%q gives %q; want %q", form, got, want)
		}
	}
}

func TestLabels_EveryKindHasAWord(t *testing.T) {
	for _, l := range []*Labels{japanese(), english()} {
		has(t, "missing", l.Missing, model.MissingKinds())
		has(t, "missing short", l.MissingShort, model.MissingKinds())
		has(t, "status", l.StatusNames, append(model.StatusValues(), model.Unset))
		has(t, "status short", l.StatusShort, append(model.StatusValues(), model.Unset))
		has(t, "lineage", l.Lineages, model.LineageKinds())
		has(t, "class", l.Classes, model.Classes())
		has(t, "scope", l.Scopes, model.Scopes())
		has(t, "note", l.NoteKinds, model.NoteKinds())
		has(t, "error", l.Errors, model.ErrorKinds())
		has(t, "problem", l.Problems, model.ProblemKinds())
		has(t, "verdict", l.VerdictNames, []model.Verdict{model.Met, model.Missed, model.Unknown})
		has(t, "tag", l.Tags, []model.Tag{model.Untagged, model.New, model.Expanded})
		has(t, "conflict", l.ConflictKind, []model.ConflictKind{model.ValueConflict, model.WordingConflict})
		has(t, "difference", l.Preview.Kinds, []model.DifferenceKind{model.Added, model.Changed, model.Gone})
		has(t, "change", l.Changes, []model.ChangeKind{
			model.Edited, model.Undone, model.Redone, model.Closed, model.Reopened, model.Resolved, model.Withdrawn, model.Imported,
		})
	}
}

// has reports kinds without a word, and words of no kind.
func has[K ~string, V any](t *testing.T, name string, words map[K]V, kinds []K) {
	t.Helper()
	if diff := cmp.Diff(slices.Sorted(slices.Values(kinds)), slices.Sorted(maps.Keys(words))); diff != "" {
		t.Errorf("%s (-kinds +words):\n%s", name, diff)
	}
}

func TestKey_WritesAFieldName(t *testing.T) {
	for field, want := range map[string]string{
		"Target": "target", "HQTarget": "hq_target", "KPIs": "kpis", "MissedKPIs": "missed_kpis", "KPI": "kpi", "NotUTF8Why": "not_utf8_why",
		"BuiltInReadOnly": "built_in_read_only",
	} {
		if got := key(field); got != want {
			t.Errorf("key(%q) = %q; want %q", field, got, want)
		}
	}
}

func TestFind_ReadsALanguage(t *testing.T) {
	for name, want := range map[string]model.Lang{
		"ja": model.Japanese, "ja_JP.UTF-8": model.Japanese, "日本語": model.Japanese,
		"en": model.English, "en_US.UTF-8": model.English, "English": model.English, "C": "", "": "", "fr_FR": "",
	} {
		if got, ok := Find(name); got != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
}

// A journal that a crash left belongs to the file as it was; it damages a copy that
// is put in the file's place. Whatever mentions a backup has to advise what to do first.
func TestBackup_EachAdviceMovesTheJournalAside(t *testing.T) {
	// These compare or make a backup.
	others := regexp.MustCompile(`^command\.words\.(diff|export)\.|^command\.words\.backup\.(short|example)$|^errors\.read_only\.`)
	backup := regexp.MustCompile(`(?i)backup|控え|バックアップ`)
	for _, l := range []*Labels{japanese(), english()} {
		found := 0
		for path, text := range texts(l) {
			if others.MatchString(path) || !backup.MatchString(text.String()) {
				continue
			}
			found++
			for _, part := range []string{"-journal", "-wal", "-shm"} {
				if !strings.Contains(text.String(), part) {
					t.Errorf("%s %s: %s is not mentioned: %q", l.Lang, path, part, text.String())
				}
			}
		}
		if found < 3 {
			t.Errorf("%s: %d texts mention a backup", l.Lang, found)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(model.Japanese, japaneseText)
	}
}
