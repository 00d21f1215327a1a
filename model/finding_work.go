package model

import "slices"

// categoryWork is what was rated and measured under one heading.
type categoryWork struct {
	detail     WorkDetail
	activities []*Activity
	results    []*Result
	done       bool // all activities are rated a or b
	missed     bool // all KPIs missed
}

// work are the categories in which all activities were done as planned and all
// KPIs missed all the same.
func (s *survey) work() []Finding {
	var found []Finding
	byCategory := s.workByCategory()
	for i := range s.card.Year.Categories {
		category := &s.card.Year.Categories[i]
		w := byCategory[category.Code]
		if w == nil || len(w.activities) == 0 || len(w.results) == 0 || !w.done || !w.missed {
			continue
		}
		w.detail.Category = category.Code
		w.detail.Grades = gradesOf(w.activities)
		found = append(found, Finding{
			Kind: WorkWithoutGain, Year: s.card.Year.Year, Group: category.Group, Subject: category.Code,
			Weight: weightWork, Detail: w.detail, Evidence: s.workEvidence(w),
		})
	}
	return found
}

// gradesOf are the grades of some activities, each once, from best to worst.
func gradesOf(activities []*Activity) []string {
	var grades []string
	for _, grade := range ActivityGrades() {
		if slices.ContainsFunc(activities, func(m *Activity) bool { return m.Rating.Grade == grade }) {
			grades = append(grades, grade)
		}
	}
	return grades
}

func (s *survey) workByCategory() map[string]*categoryWork {
	byCategory := map[string]*categoryWork{}
	of := func(category string) *categoryWork {
		if byCategory[category] == nil {
			byCategory[category] = &categoryWork{done: true, missed: true}
		}
		return byCategory[category]
	}
	for i := range s.results {
		r := &s.results[i]
		w := of(r.KPI.Category)
		w.results = append(w.results, r)
		w.detail.KPIs = append(w.detail.KPIs, r.KPI.Code)
		w.missed = w.missed && r.Verdict == Missed
	}
	for i := range s.card.Year.Activities {
		m := &s.card.Year.Activities[i]
		w := of(m.Category)
		w.activities = append(w.activities, m)
		w.detail.Activities = append(w.detail.Activities, m.Code)
		w.done = w.done && (m.Rating.Grade == "a" || m.Rating.Grade == "b")
	}
	return byCategory
}

func (s *survey) workEvidence(w *categoryWork) []Evidence {
	var evidence []Evidence
	for _, m := range w.activities {
		evidence = append(evidence, Evidence{
			What: FieldRating, Item: m.Code, Year: s.card.Year.Year, Text: m.Rating.Grade, Value: m.Rating.Grade, Source: m.Source,
		})
	}
	for _, r := range w.results {
		evidence = append(evidence, s.bound(r)...)
		evidence = append(evidence, s.current(r.KPI, FieldActual)...)
	}
	return evidence
}
