package model

// ratings are the official ratings that arithmetic does not bear out, with what
// the review says about it.
func (s *survey) ratings() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		verdict := r.RatingDisagrees()
		if verdict == "" {
			continue
		}
		reviews := s.reviews(r.KPI.Code)
		evidence := append(s.bound(r), s.current(r.KPI, FieldActual, FieldRating)...)
		if len(reviews) > 0 {
			n := reviews[len(reviews)-1]
			evidence = append(evidence, Evidence{What: FieldReview, Item: r.KPI.Code, Year: n.Year, Source: n.Source})
		}
		detail := RatingDetail{
			Grade: r.KPI.Rating.Grade, Verdict: verdict, Actual: r.KPI.Actual, Bound: r.Bound,
			Difference: r.Difference, Reviews: reviews,
		}
		found = append(found, s.about(r.KPI, RatingDiffers, ratingWeight(verdict, detail.Grade), detail, evidence))
	}
	return found
}

func ratingWeight(verdict Verdict, grade string) int {
	switch {
	case verdict == Met:
		return weightWorstThoughMet
	case grade == KPIGrades()[0]:
		return weightBestThoughMissed
	default:
		return weightRatedThoughMissed
	}
}

// reviews are what the shown year's own review says of a KPI.
func (s *survey) reviews(kpi string) []*Note {
	var reviews []*Note
	for _, n := range notesOf(s.card.Year, kpi, Review) {
		if n.Year == s.card.Year.Year {
			reviews = append(reviews, n)
		}
	}
	return reviews
}

// reportedProgress holds each reported progress against the rating and the verdict. One
// that nothing can be held against yet says nothing.
func (s *survey) reportedProgress() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		detail := reportedDetail(r)
		if detail.ByRating == Undecided && detail.ByVerdict == Undecided {
			continue
		}
		evidence := append(s.current(r.KPI, FieldReported, FieldRating), s.bound(r)...)
		evidence = append(evidence, s.current(r.KPI, FieldActual)...)
		found = append(found, s.about(r.KPI, ReportedResult, reportedWeight(&detail), detail, evidence))
	}
	return found
}

func reportedDetail(r *Result) ReportedDetail {
	d := ReportedDetail{
		Reported: r.KPI.Reported.Value, Grade: r.KPI.Rating.Grade, Verdict: r.Verdict,
		ByRating: Undecided, ByVerdict: Undecided,
	}
	if r.KPI.Reported.Missing != "" || d.Reported == Unset {
		return d
	}
	favourable := d.Reported != Difficult
	if r.KPI.Rating.Known() {
		d.ByRating = outcome(favourable == metGrade(d.Grade))
	}
	if r.Verdict != Unknown {
		d.ByVerdict = outcome(favourable == (r.Verdict == Met))
	}
	return d
}

func outcome(right bool) Outcome {
	if right {
		return CameTrue
	}
	return Failed
}

func reportedWeight(d *ReportedDetail) int {
	switch {
	case d.ByRating == Failed && d.ByVerdict == Failed:
		return weightReportedFailed
	case d.ByRating == Failed || d.ByVerdict == Failed:
		return weightReportedSplit
	}
	return 0
}

// hitRate counts how many of the reported statuses came true.
func (s *survey) hitRate() []Finding {
	rate := hitRate(s.results)
	if rate.ByRating.Of == 0 && rate.ByVerdict.Of == 0 {
		return nil
	}
	var evidence []Evidence
	for i := range s.results {
		if d := reportedDetail(&s.results[i]); d.ByRating != Undecided || d.ByVerdict != Undecided {
			r := &s.results[i]
			evidence = append(evidence, s.current(r.KPI, FieldReported, FieldRating)...)
			evidence = append(evidence, s.bound(r)...)
			evidence = append(evidence, s.current(r.KPI, FieldActual)...)
		}
	}
	weight := weightHitRate
	if rate.ByRating.Count == rate.ByRating.Of && rate.ByVerdict.Count == rate.ByVerdict.Of {
		weight = weightAllHit
	}
	return []Finding{s.overall(ReportedHitRate, weight, rate, evidence)}
}

func hitRate(results []Result) HitRateDetail {
	var rate HitRateDetail
	for i := range results {
		d := reportedDetail(&results[i])
		switch reported := results[i].KPI.Reported; {
		case reported.Missing != "":
			rate.Unprinted = append(rate.Unprinted, results[i].KPI.Code)
		case reported.Value == Unset:
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
