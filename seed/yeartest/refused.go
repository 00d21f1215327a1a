package yeartest

import (
	"errors"
	"runtime"
	"scorecard/model"
	"testing"
	"time"
)

// What reading any one set of files may cost: all that it allocates, whether or
// not it is freed on the way, and the time on a busy machine.
const (
	mostMemory = 256 << 20
	mostTime   = 5 * time.Second
)

// CheckRefused checks that reading fails with problems that have their places,
// within bounds.
func CheckRefused(t testing.TB, read func() (*model.Year, error)) model.Problems {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := CPUTime()
	year, err := read()
	took := CPUTime() - start
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory || took > mostTime {
		t.Errorf("reading took %v and %d MB", took, used>>20)
	}
	var problems model.Problems
	if !errors.As(err, &problems) || year != nil {
		t.Fatalf("got %v, %v; want problems and no year", year, err)
	}
	for _, p := range problems {
		if p.Kind == "" || len(p.Value) > 400 {
			t.Errorf("a problem without its kind, or with too long a value: %v", p)
		}
		if wholeTable := p.Kind == model.Required && p.Field != "" && p.File == ""; !wholeTable && (p.File == "" || p.Line < 1 || p.Column < 1) {
			t.Errorf("a problem without its place: %v", p)
		}
	}
	return problems
}
