package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

const (
	// busyTimeout is how long a writer waits for another one.
	busyTimeout = "2000"
	// maxCell caps a text or a row in bytes: above the widest row whose texts are
	// all as long as the model allows, and small enough that a hostile file
	// cannot fill the memory with one cell.
	maxCell = 1 << 20
)

// dsn names a file for SQLite by its absolute path. The path is escaped: a bare ? or # would silently
// open another file. Without mode=rw a missing file would be created.
func dsn(path string, options url.Values) string {
	values := url.Values{
		"mode":          {"rw"},
		"_txlock":       {"immediate"},
		"_defensive":    {"1"},
		"_dqs":          {"0"},
		"_busy_timeout": {busyTimeout},
		"_fk":           {"1"},
		"_sync":         {"FULL"},
		"_pragma":       {"trusted_schema(0)", "cell_size_check(1)"},
	}
	for key, value := range options {
		values[key] = value
	}
	slashed := filepath.ToSlash(path)
	if slashed[0] != '/' { // a drive letter
		slashed = "/" + slashed
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: values.Encode()}
	return u.String()
}

// journal chooses how a connection writes. TRUNCATE belongs to the connection
// and must be asked for on each; a WAL file stays one, and asking it for
// TRUNCATE would turn somebody's file round.
func journal(wal bool) url.Values {
	if wal {
		return url.Values{}
	}
	return url.Values{"_journal_mode": {"TRUNCATE"}}
}

// pool is a few connections to one file, each with the cap on cells.
type pool struct {
	*sql.DB
	uncapped bool // the connections are wrapped and take no cap
}

func openPool(name string, connections int, wrap func(driver.Connector) driver.Connector) (*pool, error) {
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	if wrap != nil {
		connector = wrap(connector)
	}
	p := &pool{DB: sql.OpenDB(connector), uncapped: wrap != nil}
	p.SetMaxOpenConns(connections)
	p.SetMaxIdleConns(connections)
	p.SetConnMaxIdleTime(0)
	return p, nil
}

// conn takes a connection out of the pool and caps it. The cap belongs to the
// connection, and only here does a new one pass.
func (p *pool) conn(ctx context.Context) (*sql.Conn, error) {
	c, err := p.Conn(ctx)
	if err != nil || p.uncapped {
		return c, err
	}
	if _, err := sqlite.Limit(c, lib.SQLITE_LIMIT_LENGTH, maxCell); err != nil {
		_ = c.Close()
		return nil, err
	}
	return c, nil
}
