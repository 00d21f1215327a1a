package label

// Page is the words of the summary as a web page.
type Page struct {
	Contents string // the list of what is on the page
	Charts   string // heading of a group's charts
	Legend   string // how a bar is read
	Bar      string // the key to a bar's parts
	Mark     string
	Over     string
	Short    string
	Category string // sets a heading among rows apart for a screen reader
	Remark   string // title of the column with the mark
	Table    string // what a table holds, for a screen reader
}

var japanesePage = Page{
	Contents: "目次", Charts: "図でみる目標と実績",
	Legend: "棒は0から始まる実績、縦線は目標です。順位は47支部の目盛りに置いています。", Bar: "実績", Mark: "目標", Over: "上限を超えた分",
	Short: "目標までの不足", Category: "施策分類", Remark: "印", Table: "表",
}

var englishPage = Page{
	Contents: "Contents", Charts: "Targets and actuals, drawn",
	Legend: "A bar is the actual, from zero; the upright line is the target. Ranks stand on a ruler of 47 branches.", Bar: "Actual", Mark: "Target",
	Over: "Over the upper bound", Short: "Short of the target", Category: "Category", Remark: "Mark", Table: "Table",
}
