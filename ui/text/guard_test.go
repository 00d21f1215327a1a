package text_test

import (
	"testing"

	"scorecard/ui/text"
)

func TestGuard(t *testing.T) {
	for s, want := range map[string]string{
		"": "", " ": " ", "達成率": "達成率", "1-2": "1-2", "68.2%以上": "68.2%以上", "'=1": "'=1",
		"=1": "'=1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
		" =1": "' =1", "\u3000=1": "'\u3000=1", "-": "'-", "\xff=1": "\xff=1",
	} {
		if got := text.Guard(s); got != want {
			t.Errorf("Guard(%q) = %q, want %q", s, got, want)
		}
	}
}
