package label

// Sheet is the words of a print that is read as a sheet, and of the list of
// what is wrong with a file.
type Sheet struct {
	Name, FullNames, Kind, Year, Heading, Short, Scope, Note, At, Place string

	ValueF string // a column that holds the exact number alone
	UnitF  string // the unit of a column's numbers
	LastF  string // a column about the year before

	LineF string // where in a file: line, column
	WantF string // what was expected instead
	HintF string // what was probably meant
	ManyF string // how many problems there are

	Where, Wrong, Value, Wanted, Hint string // a problem in a table
}

var japaneseSheet = Sheet{
	Name: "名称", FullNames: "正式名称", Kind: "種別", Year: "年度", Heading: "施策分類・テーマ", Short: "略称", Scope: "本部目標の範囲",
	Note: "備考", At: "更新日時", Place: "出典の箇所",
	ValueF: "%s（数値）", UnitF: "%sの単位", LastF: "前年度の%s",
	LineF: "%d行%d文字", WantF: "期待する値: %s", HintF: "→ %s ではありませんか", ManyF: "誤り%d件",
	Where: "箇所", Wrong: "誤り", Value: "値", Wanted: "期待する値", Hint: "もしかして",
}

var englishSheet = Sheet{
	Name: "Name", FullNames: "Full names", Kind: "Kind", Year: "Year", Heading: "Category or theme", Short: "Short name",
	Scope: "Scope of HQ target", Note: "Remark", At: "Updated", Place: "Place in source",
	ValueF: "%s (number)", UnitF: "%s unit", LastF: "Last year's %s",
	LineF: "line %d, column %d", WantF: "expected %s", HintF: "- did you mean %s?", ManyF: "%d problems",
	Where: "Place", Wrong: "Problem", Value: "Value", Wanted: "Expected", Hint: "Did you mean",
}
