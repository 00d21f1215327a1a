package model

// Missing is the reason why a figure, a rank or a rating is missing. It is
// empty when there is one.
type Missing string

// The reasons. None of them means zero, and they are not interchangeable.
const (
	NotSet           Missing = "not_set"           // 設定なし: no target was set
	ConditionChanged Missing = "condition_changed" // 条件変更: withdrawn because the condition changed
	NotRanked        Missing = "not_ranked"        // printed as ―: there is no national ranking
	NotPublished     Missing = "not_published"     // the year is not over
	Discontinued     Missing = "discontinued"      // the KPI was discontinued
	NotInSource      Missing = "not_in_source"     // 資料に記載なし
)

// MissingKinds lists every kind, for validation and for labels.
func MissingKinds() []Missing {
	return []Missing{NotSet, ConditionChanged, NotRanked, NotPublished, Discontinued, NotInSource}
}
