package tui

import (
	"testing"

	"scorecard/model"
)

// A team may have the code of a KPI. Its row is the team: its detail is shown, it
// takes no status, and its own conflict is opened before its group's.
func TestTeamRow_IsTheTeam(t *testing.T) {
	years := copied(builtIn(t))
	group := &years[1].Staffing.Groups[0]
	team := &group.Teams[0]
	team.Code = "generic-rate"
	s := open(t, 120, 40, setup{years: years})
	s.press("2", "v", "v", "v")
	for range 20 {
		if s.model.inStaffing() && s.model.page().selected() == team.Code {
			break
		}
		s.press("j")
	}
	s.shows(team.Posts[0].Name.JA, team.Duties[0].Name.JA[:12])
	s.press("e")
	s.shows(s.model.labels.Screen.Edit.NotHere)
	if s.model.draft != nil {
		t.Error("a status of the KPI is edited")
	}
}

func TestTeamRow_OpensItsConflictBeforeItsGroups(t *testing.T) {
	years := copied(builtIn(t))
	r6 := years[1]
	group := &r6.Staffing.Groups[0]
	document := r6.Documents[0].Code
	conflict := func(subject, field, first, second string) model.Conflict {
		variant := func(s string) model.Variant {
			return model.Variant{Text: s, Value: s, Source: model.Source{Document: document, Page: 1}}
		}
		return model.Conflict{Subject: subject, Field: field, Kind: model.ValueConflict, Variants: []model.Variant{variant(first), variant(second)}}
	}
	r6.Conflicts = append(r6.Conflicts,
		conflict(model.StaffSubject(group.Group), "group.total", "26", "27"), conflict(group.Teams[0].Code, "name", "甲チーム", "乙チーム"))
	s := open(t, 120, 40, setup{years: years})
	s.press("2", "v", "v", "v")
	for range 20 {
		if s.model.inStaffing() && s.model.page().selected() == group.Teams[0].Code {
			break
		}
		s.press("j")
	}
	s.press("c")
	s.shows("甲チーム", "乙チーム")
	if got := len(s.model.ruling.conflicts); got != 2 {
		t.Errorf("%d conflicts", got)
	}
}
