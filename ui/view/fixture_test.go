package view_test

import (
	"reflect"
	"slices"
	"time"

	"github.com/govalues/decimal"

	"scorecard/model"
)

func both(s string) model.Text { return model.Text{JA: "日" + s, EN: s} }

// fullYear has every list and every part filled.
func fullYear() *model.Year {
	at := model.Source{Document: "results", Page: 2}
	status := model.Status{Value: model.Expected, Note: "100%", Comment: "c", Who: "w", At: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	target, _ := model.ParseTarget("68.2%以上")
	actual, _ := model.ParseFigure("65.8%")
	post := model.Post{Name: both("clerk"), Class: model.Staff, Count: 3}
	count := model.Headcount{Class: model.Staff, Name: both("staff"), Count: 9, Including: []model.Included{{Name: both("clerk"), Count: 3}}}
	duty := model.Duty{Name: both("checkups"), Explanation: both("all"), Items: []model.Duty{{Name: both("letters")}}}
	kpi := model.KPI{
		Code: "rate", Group: "health", Number: "①", Category: "uptake", Name: both("rate"), Short: both("rate"), Reading: "れーと", Unit: "%",
		Polarity: model.Higher, Target: target, Actual: actual, Period: model.Period{From: "2024-04", Through: "2024-11", Text: both("to")},
		Rank: model.Rank{Value: 3}, Rating: model.Rating{Grade: "A"}, Reported: model.ReportedProgress{Value: model.Expected, Note: "n", Source: at},
		Status: status, HQ: &model.HQ{Number: "1", Item: both("item"), Tag: model.New, Target: target, Scope: model.ScopeBranch, Source: at},
		Prior: &model.Prior{Target: "1", Status: "2"}, Break: &model.Break{Reason: both("why"), Source: at}, Source: at,
		Alternatives: []model.Alternative{{Label: both("gross"), Figure: actual, Source: at}},
	}
	second := kpi
	second.Code, second.HQ, second.Break, second.Prior = "days", nil, nil, nil
	return &model.Year{
		Edition: 1, Branch: model.Branch{Code: "kumamoto", Name: both("branch")}, Year: 2024, ScaleNote: both("note"),
		Documents: []model.Document{{Code: "results", Title: both("results")}}, Fields: []model.Field{{Code: "base", Name: both("base")}},
		Groups:     []model.Group{{Code: "health", Name: both("health"), Short: both("h"), Field: "base"}},
		Scale:      []model.Grade{{Rating: "A", Meaning: both("well")}},
		Categories: []model.Category{{Code: "uptake", Group: "health", Name: both("uptake")}},
		Themes:     []model.Theme{{Code: "outreach", Group: "health", Name: both("outreach"), Categories: []string{"old"}}}, KPIs: []model.KPI{kpi, second},
		Notes:       []model.Note{{Kind: model.Review, Year: 2024, KPIs: []string{"rate", "days"}, Text: both("text"), Source: at}},
		Activities:  []model.Activity{{Code: "m", Group: "health", Number: "1", Category: "uptake", Name: both("m"), Rating: model.Rating{Grade: "a"}, Status: status, Source: at}},
		Initiatives: []model.Initiative{{Code: "i", Group: "health", Theme: "outreach", Name: both("i"), Explanation: both("e"), Status: status, Source: at}},
		Staffing: &model.Staffing{AsOf: "2024-10-01", Source: at, Total: 9, Totals: []model.Headcount{count}, Groups: []model.GroupStaffing{{
			Group: "health", Areas: []model.Text{both("area")}, Totals: []model.Headcount{count}, Heads: []model.Post{post},
			Duties: []model.Duty{duty}, Teams: []model.Team{{Code: "team", Name: both("team"), Posts: []model.Post{post}, Duties: []model.Duty{duty}}},
		}}},
		Lineage: []model.Lineage{{Kind: model.Continued, From: []string{"rate"}, To: []string{"rate"}, Reason: both("r"), Source: at}},
		Conflicts: []model.Conflict{{Kind: model.ValueConflict, Subject: "rate", Field: "rating", Variants: []model.Variant{
			{Text: "A", Value: "A", Source: at}, {Text: "B", Value: "B", Source: at},
		}, Note: both("n"), Resolution: &model.Resolution{Variant: 0, Reason: "r", Who: "w", At: status.At}}},
	}
}

// stripped is the year with everything in it other than it was, but for what
// names an item, and with its KPIs in another order.
func stripped(y *model.Year) *model.Year {
	y = y.Clone()
	alter(reflect.ValueOf(y).Elem())
	y.KPIs[0], y.KPIs[1] = y.KPIs[1], y.KPIs[0]
	return y
}

var naming = []string{
	"Branch.Code", "Document.Code", "Field.Code", "Group.Code", "Grade.Rating", "Category.Code", "KPI.Code", "Note.Kind", "Note.Year",
	"Note.KPIs", "Activity.Code", "Initiative.Code", "GroupStaffing.Group", "Team.Code", "Lineage.From", "Lineage.To", "Conflict.Subject",
	"Conflict.Field",
}

func alter(v reflect.Value) {
	switch v.Interface().(type) {
	case decimal.Decimal:
		v.Set(reflect.ValueOf(decimal.MustNew(1, 0)))
		return
	case time.Time:
		v.Set(reflect.ValueOf(time.Unix(1, 0)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Pointer:
		if !v.IsNil() {
			alter(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			alter(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(naming, v.Type().Name()+"."+v.Type().Field(i).Name) {
				alter(v.Field(i))
			}
		}
	default:
		panic(v.Kind())
	}
}
