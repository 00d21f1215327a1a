package model

// Missing says why a figure, a rank or a rating is not there. The empty value
// means that it is there.
type Missing string

// The kinds of missing; none of them is zero and none replaces another.
const (
	NotSet           Missing = "not_set"           // 設定なし: nobody set a target
	ConditionChanged Missing = "condition_changed" // 条件変更: withdrawn because the condition changed
	NotRanked        Missing = "not_ranked"        // printed as ―: the country is not ranked by it
	NotPublished     Missing = "not_published"     // the year is not over
	Discontinued     Missing = "discontinued"      // the KPI was given up
	NotInSource      Missing = "not_in_source"     // 資料に記載なし
)

// MissingKinds lists every kind, for validation and for labels.
func MissingKinds() []Missing {
	return []Missing{NotSet, ConditionChanged, NotRanked, NotPublished, Discontinued, NotInSource}
}
