package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

const (
	// busyTimeout is how long a writer waits for another one.
	busyTimeout = "2000"
	// maxCell caps a text or a row in bytes: above the longest document, whose
	// content may be in one row, and small enough that a hostile file cannot fill
	// the memory with one cell.
	maxCell = maxDocument + 1<<16
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

// pool is one connection to a file, with the cap on cells, made when it is first
// needed. Whoever uses it has it alone.
type pool struct {
	*sql.DB
	uncapped bool // the connection is wrapped and cannot be capped
}

// openPool prepares a connection; check is called after it was made and may be nil.
func openPool(name string, check func() error, wrap func(driver.Connector) driver.Connector) (*pool, error) {
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	if wrap != nil {
		connector = wrap(connector)
	}
	p := &pool{DB: sql.OpenDB(checkedConnector{connector, check}), uncapped: wrap != nil}
	p.SetMaxOpenConns(1)
	p.SetMaxIdleConns(1)
	p.SetConnMaxIdleTime(0)
	return p, nil
}

// checkedConnector connects only where the check passes.
type checkedConnector struct {
	driver.Connector
	check func() error
}

func (c checkedConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil || c.check == nil {
		return conn, err
	}
	if err := c.check(); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// with runs a function with the connection.
func (p *pool) with(ctx context.Context, work func(conn *sql.Conn) error) error {
	fresh := !p.connected()
	conn, err := p.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // returns it to the pool
	if fresh && !p.uncapped {
		if _, err := sqlite.Limit(conn, lib.SQLITE_LIMIT_LENGTH, maxCell); err != nil {
			return err
		}
	}
	return work(conn)
}

func (p *pool) connected() bool { return p.Stats().OpenConnections > 0 }

func (p *pool) busy() bool { return p.Stats().InUse > 0 }
