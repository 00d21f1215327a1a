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
	Reviews    []*model.Note    // what the year's review says of it, in printed order; the last one is about the outcome. Nil when it says nothing
}

// ForecastDetail belongs to ForecastResult. Achieved and expected mean that the
// target will be met, difficult that it will not; A and B are met.
type ForecastDetail struct {
	Forecast  model.StatusValue
	Grade     string        // empty when there is no rating
	Verdict   model.Verdict // Unknown when arithmetic says nothing
	ByRating  Outcome
	ByVerdict Outcome
}

// Outcome is whether a forecast came true.
type Outcome string

// The outcomes. Undecided is the answer where there is nothing to compare it with.
const (
	CameTrue  Outcome = "came_true"
	Failed    Outcome = "failed"
	Undecided Outcome = "undecided"
)

// HitRateDetail belongs to ForecastHitRate.
type HitRateDetail struct {
	ByRating, ByVerdict Share
	Other               []string // codes of the KPIs left out because a word outside the three is printed
	Unprinted           []string // codes of those left out because no forecast is printed
}

// ratings are the official ratings that arithmetic does not bear out, with what
// the review says about it.
func (s *survey) ratings(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		verdict := r.Surprise()
		if verdict == "" {
			continue
		}
		reviews := s.reviews(r.KPI.Code)
		evidence := append(s.bound(r), s.current(r.KPI, model.FieldActual, model.FieldRating)...)
		if len(reviews) > 0 {
			n := reviews[len(reviews)-1]
			evidence = append(evidence, Evidence{What: model.FieldReview, Item: r.KPI.Code, Year: n.Year, Source: n.Source})
		}
		detail := RatingDetail{
			Grade: r.KPI.Rating.Grade, Verdict: verdict, Actual: r.KPI.Actual, Bound: r.Bound,
			Difference: r.Difference, Reviews: reviews,
		}
		found = append(found, s.about(r.KPI, ratingWeight(&detail, weight), detail, evidence))
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

// reviews are what the shown year's own review says of a KPI.
func (s *survey) reviews(kpi string) []*model.Note {
	var reviews []*model.Note
	for _, n := range s.card.Year.NotesAbout(kpi, model.Review) {
		if n.Year == s.card.Year.Year {
			reviews = append(reviews, n)
		}
	}
	return reviews
}

// forecasts compare each mid-year forecast with the rating and the verdict. One
// that has nothing to be compared with yet says nothing.
func (s *survey) forecasts(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		detail := forecastDetail(r)
		if detail.ByRating == Undecided && detail.ByVerdict == Undecided {
			continue
		}
		found = append(found, s.about(r.KPI, forecastWeight(&detail, weight), detail, s.forecastEvidence(r)))
	}
	return found
}

func (s *survey) forecastEvidence(r *model.Result) []Evidence {
	evidence := append(s.current(r.KPI, model.FieldForecast, model.FieldRating), s.bound(r)...)
	return append(evidence, s.current(r.KPI, model.FieldActual)...)
}

func forecastDetail(r *model.Result) ForecastDetail {
	d := ForecastDetail{
		Forecast: r.KPI.Forecast.Value, Grade: r.KPI.Rating.Grade, Verdict: r.Verdict,
		ByRating: Undecided, ByVerdict: Undecided,
	}
	if r.KPI.Forecast.Missing != "" || d.Forecast == model.Unset {
		return d
	}
	foretold := d.Forecast != model.Difficult
	if r.KPI.Rating.Known() {
		d.ByRating = outcome(foretold == model.MetGrade(d.Grade))
	}
	if r.Verdict != model.Unknown {
		d.ByVerdict = outcome(foretold == (r.Verdict == model.Met))
	}
	return d
}

func outcome(right bool) Outcome {
	if right {
		return CameTrue
	}
	return Failed
}

func forecastWeight(d *ForecastDetail, gravest int) int {
	switch {
	case d.ByRating == Failed && d.ByVerdict == Failed:
		return gravest
	case d.ByRating == Failed || d.ByVerdict == Failed:
		return weightForecastSplit
	}
	return 0
}

// hitRate counts how many of the year's forecasts came true.
func (s *survey) hitRate(weight int) []Finding {
	rate := hitRate(s.results)
	if rate.ByRating.Of == 0 && rate.ByVerdict.Of == 0 {
		return nil
	}
	var evidence []Evidence
	for i := range s.results {
		r := &s.results[i]
		if d := forecastDetail(r); d.ByRating != Undecided || d.ByVerdict != Undecided {
			evidence = append(evidence, s.forecastEvidence(r)...)
		}
	}
	if rate.ByRating.Count == rate.ByRating.Of && rate.ByVerdict.Count == rate.ByVerdict.Of {
		weight = weightAllHit
	}
	return []Finding{s.overall(weight, rate, evidence)}
}

func hitRate(results []model.Result) HitRateDetail {
	var rate HitRateDetail
	for i := range results {
		d := forecastDetail(&results[i])
		switch forecast := results[i].KPI.Forecast; {
		case forecast.Missing != "":
			rate.Unprinted = append(rate.Unprinted, results[i].KPI.Code)
		case forecast.Value == model.Unset:
			rate.Other = append(rate.Other, results[i].KPI.Code)
		}
		rate.ByRating.add(d.ByRating)
		rate.ByVerdict.add(d.ByVerdict)
	}
	return rate
}

func (s *Share) add(o Outcome) {
	if o == Undecided {
		return
	}
	s.Of++
	if o == CameTrue {
		s.Count++
	}
}
