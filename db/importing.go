package db

import (
	"context"

	"scorecard/model"
)

// Codec turns a year into the bytes of a year file and back. The previous state
// of an imported year is kept in that form, which outlives this program's
// tables.
type Codec interface {
	Encode(y *model.Year) ([]byte, error)
	Decode(data []byte) (*model.Year, error)
}

// ImportAll brings years in.
func (db *DB) ImportAll(ctx context.Context, r model.ImportRequest) (model.Import, error) {
	return model.Import{}, &model.Error{Kind: model.Internal}
}

// Imports lists the imports that changed a year of the branch, or of any branch
// when the code is empty, the newest first.
func (db *DB) Imports(ctx context.Context, branch string) ([]model.Import, error) {
	return nil, &model.Error{Kind: model.Internal}
}

// ImportedBefore decodes the years as they were before an import.
func (db *DB) ImportedBefore(ctx context.Context, id int) ([]model.YearBefore, error) {
	return nil, &model.Error{Kind: model.Internal}
}

// UndoImport takes the years of an import back to what they were before it.
func (db *DB) UndoImport(ctx context.Context, id int, who string) (model.Import, error) {
	return model.Import{}, &model.Error{Kind: model.Internal}
}

// Settle settles a conflict.
func (db *DB) Settle(ctx context.Context, s model.Settle) (model.Settlement, error) {
	return model.Settlement{}, &model.Error{Kind: model.Internal}
}

// Peers lists the other branches' figures of a KPI.
func (db *DB) Peers(ctx context.Context, branch string, year int, kpi string) ([]model.Peer, error) {
	return nil, &model.Error{Kind: model.Internal}
}
