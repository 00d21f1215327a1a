package finding

import (
	"github.com/govalues/decimal"

	"scorecard/model"
)

// RatingDetail belongs to RatingDiffers.
type RatingDetail struct {
	Grade      string
	Verdict    model.Verdict // Missed with A or B, Met with C
	Actual     model.Figure
	Bound      model.Bound
	Difference *decimal.Decimal // actual − bound; nil when unknown
	Reviews    []*model.Note    // the year's reviews of the KPI, in printed order; the last one is about the outcome. Nil when there are none
}

// ReportedDetail belongs to ReportedResult. Achieved and expected mean that the
// target will be met, difficult that it will not; A and B are met.
type ReportedDetail struct {
	Reported  model.StatusValue
	Grade     string        // empty when there is no rating
	Verdict   model.Verdict // Unknown when it cannot be computed
	ByRating  Outcome
	ByVerdict Outcome
}

// Outcome is whether a reported status was right.
type Outcome string

// The outcomes. Undecided means that there is nothing to compare with.
const (
	CameTrue  Outcome = "came_true"
	Failed    Outcome = "failed"
	Undecided Outcome = "undecided"
)

// HitRateDetail belongs to ReportedHitRate.
type HitRateDetail struct {
	ByRating, ByVerdict Share
	Other               []string // codes of the KPIs whose printed progress is none of the three statuses
	Unprinted           []string // codes of the KPIs without a reported progress
}

// ratings are the official ratings that contradict the verdict, with the
// review's reasons.
func (s *survey) ratings(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		verdict := r.RatingDisagrees()
		if verdict == "" {
			continue
		}
		reviews := s.reviews(r.KPI.Code)
		evidence := append(s.boundEvidence(r), s.currentEvidence(r.KPI, model.FieldActual, model.FieldRating)...)
		if len(reviews) > 0 {
			n := reviews[len(reviews)-1]
			evidence = append(evidence, Evidence{What: model.FieldReview, Item: r.KPI.Code, Year: n.Year, Source: n.Source})
		}
		detail := RatingDetail{
			Grade: r.KPI.Rating.Grade, Verdict: verdict, Actual: r.KPI.Actual, Bound: r.Bound,
			Difference: r.Difference, Reviews: reviews,
		}
		found = append(found, s.forKPI(r.KPI, ratingWeight(&detail, weight), detail, evidence))
	}
	return found
}

func ratingWeight(d *RatingDetail, gravest int) int {
	switch {
	case d.Verdict == model.Met:
		return weightWorstThoughMet
	case d.Grade == model.KPIGrades()[0]:
		return gravest
	default:
		return weightRatedThoughMissed
	}
}

// reviews are the reviews of a KPI in the shown year.
func (s *survey) reviews(kpi string) []*model.Note {
	var reviews []*model.Note
	for _, n := range s.card.Year.NotesAbout(kpi, model.Review) {
		if n.Year == s.card.Year.Year {
			reviews = append(reviews, n)
		}
	}
	return reviews
}

// reportedProgress compares each reported progress with the rating and the
// verdict. One without a result to compare is left out.
func (s *survey) reportedProgress(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		detail := reportedDetail(r)
		if detail.ByRating == Undecided && detail.ByVerdict == Undecided {
			continue
		}
		found = append(found, s.forKPI(r.KPI, reportedWeight(&detail, weight), detail, s.reportedEvidence(r)))
	}
	return found
}

func (s *survey) reportedEvidence(r *model.Result) []Evidence {
	evidence := append(s.currentEvidence(r.KPI, model.FieldReported, model.FieldRating), s.boundEvidence(r)...)
	return append(evidence, s.currentEvidence(r.KPI, model.FieldActual)...)
}

func reportedDetail(r *model.Result) ReportedDetail {
	d := ReportedDetail{
		Reported: r.KPI.Reported.Value, Grade: r.KPI.Rating.Grade, Verdict: r.Verdict,
		ByRating: Undecided, ByVerdict: Undecided,
	}
	if r.KPI.Reported.Missing != "" || d.Reported == model.Unset {
		return d
	}
	favourable := d.Reported != model.Difficult
	if r.KPI.Rating.Known() {
		d.ByRating = outcome(favourable == model.MetGrade(d.Grade))
	}
	if r.Verdict != model.Unknown {
		d.ByVerdict = outcome(favourable == (r.Verdict == model.Met))
	}
	return d
}

func outcome(right bool) Outcome {
	if right {
		return CameTrue
	}
	return Failed
}

func reportedWeight(d *ReportedDetail, gravest int) int {
	switch {
	case d.ByRating == Failed && d.ByVerdict == Failed:
		return gravest
	case d.ByRating == Failed || d.ByVerdict == Failed:
		return weightPartlyWrong
	}
	return 0
}

// hitRate counts how many of the reported statuses were right.
func (s *survey) hitRate(weight int) []Finding {
	rate := hitRate(s.results)
	if rate.ByRating.Of == 0 && rate.ByVerdict.Of == 0 {
		return nil
	}
	var evidence []Evidence
	for i := range s.results {
		r := &s.results[i]
		if d := reportedDetail(r); d.ByRating != Undecided || d.ByVerdict != Undecided {
			evidence = append(evidence, s.reportedEvidence(r)...)
		}
	}
	if rate.ByRating.Count == rate.ByRating.Of && rate.ByVerdict.Count == rate.ByVerdict.Of {
		weight = weightAllRight
	}
	return []Finding{s.forBranch(weight, rate, evidence)}
}

func hitRate(results []model.Result) HitRateDetail {
	var rate HitRateDetail
	for i := range results {
		d := reportedDetail(&results[i])
		switch reported := results[i].KPI.Reported; {
		case reported.Missing != "":
			rate.Unprinted = append(rate.Unprinted, results[i].KPI.Code)
		case reported.Value == model.Unset:
			rate.Other = append(rate.Other, results[i].KPI.Code)
		}
		rate.ByRating.count(d.ByRating)
		rate.ByVerdict.count(d.ByVerdict)
	}
	return rate
}

func (s *Share) count(o Outcome) {
	if o == Undecided {
		return
	}
	s.Of++
	if o == CameTrue {
		s.Count++
	}
}
