package schema_test

import (
	"testing"

	"scorecard/model/schema"
)

// A field has its own words, then those of the shared piece that its path ends
// in, with what that is a part of in its title.
func TestWords_OfAFieldAndOfSharedPieces(t *testing.T) {
	for _, c := range []struct {
		list, path string
		want       schema.Phrase
	}{
		{"kpis", "", schema.Phrase{JA: "KPI", EN: "KPIs"}},
		{"kpis", "target", schema.Phrase{JA: "目標", EN: "Target"}},
		{"kpis", "hq.target", schema.Phrase{JA: "本部目標", EN: "HQ target"}},
		{"kpis", "hq.target.words.en", schema.Phrase{JA: "本部目標（文言）（英語）", EN: "HQ target in words (English)"}},
		{"kpis", "source.page", schema.Phrase{JA: "出典の頁", EN: "Source page"}},
		{"kpis", "hq.source.page", schema.Phrase{JA: "本部項目の出典の頁", EN: "HQ item source page"}},
		{"activities", "status.who", schema.Phrase{JA: "記入者", EN: "By"}},
		{"kpis", "no_such_field", schema.Phrase{}},
		{"no_such_list", "", schema.Phrase{}},
	} {
		if got := schema.Words(c.list, c.path).Title; got != c.want {
			t.Errorf("%s %s: got %+v, want %+v", c.list, c.path, got, c.want)
		}
	}
}

func TestWords_HelpForFilesWhereItDiffers(t *testing.T) {
	target := schema.Words("kpis", "hq.target")
	if want := "印字のとおり（68.2%以上、7日以内、対前年度以上）。"; target.File.JA != want || target.Help.JA != want+"文で書かれた目標は「本部目標（文言）」へ。ないときは理由の語。" {
		t.Errorf("got %+v", target)
	}
	if code := schema.Words("activities", "code"); code.File != code.Help || code.Help.EN != "Code of the activity: a-z, 0-9 and hyphens. It stays the same from year to year." {
		t.Errorf("got %+v", code)
	}
}
