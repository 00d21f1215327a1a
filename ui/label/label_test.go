package label_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/ui/label"
)

// Every word must be there in both languages: an empty one is a hole on a
// screen that only the other language's reader would see.
func TestNoEmptyLabel(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		walk(t, string(lang), reflect.ValueOf(*label.In(lang)))
	}
}

func walk(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if strings.TrimSpace(v.String()) == "" {
			t.Errorf("%s is empty", path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Map:
		if v.Len() == 0 {
			t.Errorf("%s is empty", path)
		}
		for _, key := range v.MapKeys() {
			walk(t, path+"["+key.String()+"]", v.MapIndex(key))
		}
	default:
		t.Errorf("%s has a kind the test does not know: %s", path, v.Kind())
	}
}

// Formats must take the same arguments in both languages.
func TestFormatsAgree(t *testing.T) {
	compare(t, "", reflect.ValueOf(*label.In(model.Japanese)), reflect.ValueOf(*label.In(model.English)))
}

func compare(t *testing.T, path string, ja, en reflect.Value) {
	t.Helper()
	switch ja.Kind() {
	case reflect.String:
		if strings.Count(ja.String(), "%s") != strings.Count(en.String(), "%s") {
			t.Errorf("%s: %q and %q take different arguments", path, ja, en)
		}
	case reflect.Struct:
		for i := range ja.NumField() {
			compare(t, path+"."+ja.Type().Field(i).Name, ja.Field(i), en.Field(i))
		}
	case reflect.Map:
		for _, key := range ja.MapKeys() {
			other := en.MapIndex(key)
			if !other.IsValid() {
				t.Errorf("%s[%s] is missing in English", path, key)
				continue
			}
			compare(t, path+"["+key.String()+"]", ja.MapIndex(key), other)
		}
	default:
	}
}

func TestEveryKindHasAWord(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		l := label.In(lang)
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
	}
}

func has[K comparable, V any](t *testing.T, name string, words map[K]V, kinds []K) {
	t.Helper()
	for _, kind := range kinds {
		if _, ok := words[kind]; !ok {
			t.Errorf("%s has no word for %v", name, kind)
		}
	}
}

func TestFindLanguage(t *testing.T) {
	for name, want := range map[string]model.Lang{
		"ja": model.Japanese, "ja_JP.UTF-8": model.Japanese, "日本語": model.Japanese,
		"en": model.English, "en_US.UTF-8": model.English, "English": model.English, "C": "", "": "", "fr_FR": "",
	} {
		if got, ok := label.Find(name); got != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
}

// A journal that a crash left belongs to the file as it was; it damages a copy that
// is put in the file's place. Whatever speaks of a backup says what to do first.
func TestBackup_EachAdviceMovesTheJournalAside(t *testing.T) {
	// These compare or make a backup.
	others := regexp.MustCompile(`^\.Command\.Words\[(diff|export)\]|^\.Command\.Words\[backup\]\.(Short|Example)$|^\.Errors\[read_only\]`)
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		found := 0
		mentioned(reflect.ValueOf(*label.In(lang)), "", regexp.MustCompile(`(?i)backup|控え|バックアップ`), func(path, text string) {
			if others.MatchString(path) {
				return
			}
			found++
			for _, part := range []string{"-journal", "-wal", "-shm"} {
				if !strings.Contains(text, part) {
					t.Errorf("%s %s: no word of %s: %q", lang, path, part, text)
				}
			}
		})
		if found < 3 {
			t.Errorf("%s: %d texts that mention a backup", lang, found)
		}
	}
}

// mentioned calls found with each text that has a word, and where it is.
func mentioned(v reflect.Value, path string, word *regexp.Regexp, found func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		if word.MatchString(v.String()) {
			found(path, v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			mentioned(v.Field(i), path+"."+v.Type().Field(i).Name, word, found)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			mentioned(v.MapIndex(key), fmt.Sprintf("%s[%v]", path, key), word, found)
		}
	default:
	}
}
