package label

// Page is the words of the summary as a web page.
type Page struct {
	Contents               string // the list of what is on the page
	Charts                 string // heading of a group's charts
	Legend                 string // how the charts are read
	Bar, Mark, Short, Over string // the key to a bar's parts
	Remark                 string // what a column with a mark alone holds
}

var japanesePage = Page{
	Contents: "目次", Charts: "図で見る目標と実績", Legend: "棒は0からの実績。順位は47支部の目盛りの上に置き、白抜きは一つ前の年度。",
	Bar: "実績", Mark: "目標", Short: "目標まで", Over: "上限を超過", Remark: "注意の印",
}

var englishPage = Page{
	Contents: "Contents", Charts: "Targets and actuals, drawn", Legend: "Bars begin at zero. Ranks stand on a ruler of 47 branches; the hollow mark is the year before.",
	Bar: "actual", Mark: "target", Short: "short of it", Over: "over the bound", Remark: "Mark",
}
