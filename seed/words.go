package seed

import (
	"reflect"
	"sync"

	"scorecard/model"
	"scorecard/model/schema"
)

// word is a value as the year file writes it and as people call it.
type word struct {
	value string
	name  model.Text
	also  []string // other ways to write it
}

// in is the word in a language, or its value for none.
func (w *word) in(lang model.Lang) string {
	if lang == "" {
		return w.value
	}
	return w.name.In(lang)
}

func wordOf[T ~string](value T, ja, en string, also ...string) word {
	return word{value: string(value), name: model.Text{JA: ja, EN: en}, also: also}
}

// missingWords are those for a value that is not there, made once.
var missingWords = sync.OnceValue(func() []word {
	return []word{
		wordOf(model.NotSet, "設定なし", "not set", "設定無し", "未設定"),
		wordOf(model.ConditionChanged, "条件変更", "condition changed", "changed"),
		wordOf(model.NotRanked, "順位なし", "not ranked", "順位無し", "対象外"),
		wordOf(model.NotPublished, "未公表", "not published yet", "not published", "pending", "公表前", "未発表"),
		wordOf(model.Discontinued, "廃止", "discontinued", "ended"),
		wordOf(model.NotInSource, "資料に記載なし", "not in the source", "not in source", "記載なし", "no data"),
	}
})

func statusWords() []word {
	return []word{
		wordOf(model.Achieved, "達成", "achieved"),
		wordOf(model.Expected, "達成見込み", "expected", "達成見込", "達成見込(み)", "見込み", "見込", "達成みこみ"),
		wordOf(model.Difficult, "達成困難", "difficult", "困難"),
	}
}

// wordsOf are the words of the values that a field may have.
func wordsOf(f *schema.Field) []word {
	switch reflect.Zero(f.Type).Interface().(type) {
	case model.Missing:
		return missingWords()
	case model.StatusValue:
		return statusWords()
	case model.Polarity:
		return polarityWords()
	case model.Tag:
		return tagWords()
	case model.Scope:
		return scopeWords()
	case model.NoteKind:
		return noteKindWords()
	case model.Class:
		return classWords()
	case model.LineageKind:
		return lineageWords()
	case model.ConflictKind:
		return conflictWords()
	default:
		return gradeWords(f.OneOf)
	}
}

func kpiGradeWords() []word      { return gradeWords(model.KPIGrades()) }
func activityGradeWords() []word { return gradeWords(model.ActivityGrades()) }

func gradeWords(grades []string) []word {
	words := make([]word, len(grades))
	for i, grade := range grades {
		words[i] = wordOf(grade, grade, grade, grade+"評価")
	}
	return words
}

func unitWords() []word {
	return []word{
		wordOf("%", "%", "%"), wordOf("円", "円", "円"), wordOf("事業所", "事業所", "事業所"),
		wordOf("日", "日", "日"), wordOf("支部", "支部", "支部"),
	}
}

func polarityWords() []word {
	return []word{
		wordOf(model.Higher, "高いほど良い", "higher is better", "高いほどよい", "高い方が良い", "高い", "↑"),
		wordOf(model.Lower, "低いほど良い", "lower is better", "低いほどよい", "低い方が良い", "低い", "↓"),
	}
}

func tagWords() []word {
	return []word{wordOf(model.New, "新規", "new", "新"), wordOf(model.Expanded, "拡充", "expanded", "拡")}
}

func scopeWords() []word {
	return []word{
		wordOf(model.ScopeBranch, "支部と比べられる値", "comparable with a branch"),
		wordOf(model.ScopeNation, "全国の値", "nationwide figure", "全国"),
		wordOf(model.ScopeBranches, "支部の数", "number of branches", "支部数"),
	}
}

func noteKindWords() []word {
	return []word{
		wordOf(model.Description, "説明", "description"), wordOf(model.Review, "総括", "review"),
		wordOf(model.Policy, "方針", "policy"), wordOf(model.Footnote, "注", "note", "※", "注記", "脚注"),
	}
}

func classWords() []word {
	return []word{
		wordOf(model.Staff, "職員", "Staff"), wordOf(model.Contract, "契約職員", "Contract staff"),
		wordOf(model.Nurse, "保健師・管理栄養士", "Public health nurses and dietitians", "保健師", "管理栄養士"),
	}
}

func lineageWords() []word {
	return []word{
		wordOf(model.Continued, "継続", "continued"), wordOf(model.Retired, "廃止", "retired"),
		wordOf(model.Started, "新設", "new", "新規"), wordOf(model.Replaced, "置換", "replaced", "置き換え"),
	}
}

func conflictWords() []word {
	return []word{
		wordOf(model.ValueConflict, "数値の不一致", "figures differ"),
		wordOf(model.WordingConflict, "表記の違い", "wording differs"),
	}
}

func truthWords() []word {
	return []word{
		wordOf("true", "はい", "yes", "○", "◯", "〇", "1", "有", "あり", "y"),
		wordOf("false", "いいえ", "no", "×", "0", "無", "なし", "n"),
	}
}
