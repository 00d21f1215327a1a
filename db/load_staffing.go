package db

import (
	"context"
	"fmt"

	"scorecard/model"
)

// loadStaffing reads the staffing of every year of the span that has one.
func loadStaffing(ctx context.Context, q querier, s span) (map[int]*model.Staffing, error) {
	rows := map[int]*staffRows{}
	err := each(ctx, q, staffings, s, func(at spot, value model.Staffing) error {
		rows[at.year] = &staffRows{staffing: &value}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := readStaffRows(ctx, q, s, rows); err != nil {
		return nil, err
	}
	held := map[int]*model.Staffing{}
	for year, r := range rows {
		if err := r.check(); err != nil {
			return nil, damaged(fmt.Errorf("staffing %d: %w", year, err))
		}
		held[year] = r.gather()
	}
	return held, nil
}

func readStaffRows(ctx context.Context, q querier, s span, rows map[int]*staffRows) error {
	err := staffList(ctx, q, staffGroups, s, rows, func(r *staffRows) *[]model.GroupStaffing { return &r.groups })
	if err != nil {
		return err
	}
	if err := readAreas(ctx, q, s, rows); err != nil {
		return err
	}
	if err := staffList(ctx, q, teams, s, rows, func(r *staffRows) *[]teamRow { return &r.teams }); err != nil {
		return err
	}
	if err := staffList(ctx, q, headcounts, s, rows, func(r *staffRows) *[]headcountRow { return &r.headcounts }); err != nil {
		return err
	}
	if err := staffList(ctx, q, posts, s, rows, func(r *staffRows) *[]postRow { return &r.posts }); err != nil {
		return err
	}
	return staffList(ctx, q, duties, s, rows, func(r *staffRows) *[]dutyRow { return &r.duties })
}

func readAreas(ctx context.Context, q querier, s span, rows map[int]*staffRows) error {
	return each(ctx, q, staffAreas, s, func(at spot, value model.Text) error {
		r := rows[at.year]
		if r == nil || !within(at.owner, len(r.groups)) {
			return errNoOwner
		}
		r.groups[at.owner].Areas = append(r.groups[at.owner].Areas, value)
		return nil
	})
}

// staffList reads one table into the list that of names.
func staffList[T any](
	ctx context.Context, q querier, t table[T], s span, rows map[int]*staffRows, of func(*staffRows) *[]T,
) error {
	return each(ctx, q, t, s, func(at spot, value T) error {
		r := rows[at.year]
		if r == nil {
			return errNoOwner
		}
		values := of(r)
		*values = append(*values, value)
		return nil
	})
}
