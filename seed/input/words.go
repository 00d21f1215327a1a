package input

import (
	"reflect"
	"sync"

	"scorecard/model"
	"scorecard/model/schema"
)

// Word is a value as the year file writes it and as people call it.
type Word struct {
	Value string
	Name  model.Text
	Also  []string // other ways to write it
}

// In is the word in a language, or its value for none.
func (w *Word) In(lang model.Lang) string {
	if lang == "" {
		return w.Value
	}
	return w.Name.In(lang)
}

func wordOf[T ~string](value T, ja, en string, also ...string) Word {
	return Word{Value: string(value), Name: model.Text{JA: ja, EN: en}, Also: also}
}

// Words lists the words of the values that a field may have, nil for a field
// that may have any. Those of a unit are only the usual ones.
func Words(f *schema.Field) []Word {
	switch {
	case f.Unit:
		return units()
	case f.Kind == schema.Truth:
		return Truths()
	case f.Kind != schema.Word:
		return nil
	}
	if words, typed := byType()[f.Type]; typed {
		return words
	}
	grades := make([]Word, len(f.OneOf))
	for i, grade := range f.OneOf {
		grades[i] = wordOf(grade, grade, grade, grade+"評価")
	}
	return grades
}

// Reasons lists the words for a value that is not there.
func Reasons() []Word { return byType()[reflect.TypeFor[model.Missing]()] }

// byType are the words of each type of value, made once.
var byType = sync.OnceValue(func() map[reflect.Type][]Word {
	return map[reflect.Type][]Word{
		reflect.TypeFor[model.Missing](): {
			wordOf(model.NotSet, "設定なし", "not set", "設定無し", "未設定"),
			wordOf(model.ConditionChanged, "条件変更", "condition changed", "changed"),
			wordOf(model.NotRanked, "順位なし", "not ranked", "順位無し", "対象外"),
			wordOf(model.NotPublished, "未公表", "not published yet", "not published", "pending", "公表前", "未発表"),
			wordOf(model.Discontinued, "廃止", "discontinued", "ended"),
			wordOf(model.NotInSource, "資料に記載なし", "not in the source", "not in source", "記載なし", "no data"),
		},
		reflect.TypeFor[model.StatusValue](): {
			wordOf(model.Achieved, "達成", "achieved"),
			wordOf(model.Expected, "達成見込み", "expected", "達成見込", "達成見込(み)", "見込み", "見込", "達成みこみ"),
			wordOf(model.Difficult, "達成困難", "difficult", "困難"),
		},
		reflect.TypeFor[model.Polarity](): {
			wordOf(model.Higher, "高いほど良い", "higher is better", "高いほどよい", "高い方が良い", "高い", "↑"),
			wordOf(model.Lower, "低いほど良い", "lower is better", "低いほどよい", "低い方が良い", "低い", "↓"),
		},
		reflect.TypeFor[model.Tag](): {
			wordOf(model.New, "新規", "new", "新"), wordOf(model.Expanded, "拡充", "expanded", "拡"),
		},
		reflect.TypeFor[model.Scope](): {
			wordOf(model.ScopeBranch, "支部と比べられる値", "comparable with a branch"),
			wordOf(model.ScopeNation, "全国の値", "nationwide figure", "全国"),
			wordOf(model.ScopeBranches, "支部の数", "number of branches", "支部数"),
		},
		reflect.TypeFor[model.NoteKind](): {
			wordOf(model.Description, "説明", "description"), wordOf(model.Review, "総括", "review"),
			wordOf(model.Policy, "方針", "policy"), wordOf(model.Footnote, "注", "note", "※", "注記", "脚注"),
		},
		reflect.TypeFor[model.Class](): {
			wordOf(model.Staff, "職員", "Staff"), wordOf(model.Contract, "契約職員", "Contract staff"),
			wordOf(model.Nurse, "保健師・管理栄養士", "Public health nurses and dietitians", "保健師", "管理栄養士"),
		},
		reflect.TypeFor[model.LineageKind](): {
			wordOf(model.Continued, "継続", "continued"), wordOf(model.Retired, "廃止", "retired"),
			wordOf(model.Started, "新設", "new", "新規"), wordOf(model.Replaced, "置換", "replaced", "置き換え"),
		},
		reflect.TypeFor[model.ConflictKind](): {
			wordOf(model.ValueConflict, "数値の不一致", "figures differ"),
			wordOf(model.WordingConflict, "表記の違い", "wording differs"),
		},
	}
})

// units are those that most figures have.
func units() []Word {
	var words []Word
	for _, unit := range []string{"%", "円", "事業所", "日", "支部"} {
		words = append(words, wordOf(unit, unit, unit))
	}
	return words
}

// Truths lists yes and no, with the values true and false.
func Truths() []Word {
	return []Word{
		wordOf("true", "はい", "yes", "○", "◯", "〇", "1", "有", "あり", "y"),
		wordOf("false", "いいえ", "no", "×", "0", "無", "なし", "n"),
	}
}
