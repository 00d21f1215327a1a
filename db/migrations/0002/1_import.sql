-- The scorecard, schema version 2: imports that can be taken back, settlements of
-- conflicts, and a history that tells both.
--
-- An import is one act: years of one or more branches that came together. What
-- each of them was before is kept as a compressed year file, in parts of a size
-- that one cell may have; a year of no parts was not on file.

CREATE TABLE import (
  import INTEGER NOT NULL CHECK (import >= 1),
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  undoes INTEGER CHECK (undoes < import) REFERENCES import (import),
  PRIMARY KEY (import)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_file (
  import INTEGER NOT NULL REFERENCES import (import),
  ord INTEGER NOT NULL CHECK (ord >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (import, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_year (
  branch TEXT NOT NULL REFERENCES branch (branch),
  year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2107),
  import INTEGER NOT NULL REFERENCES import (import),
  parts INTEGER NOT NULL CHECK (parts >= 0),
  PRIMARY KEY (branch, year, import)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_year_by_import ON import_year (import, branch, year);

-- A row of this table is longer than most pages, which suits a table with rowids.

CREATE TABLE import_state (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  import INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  content BLOB NOT NULL CHECK (length(content) > 0),
  PRIMARY KEY (branch, year, import, ord),
  FOREIGN KEY (branch, year, import) REFERENCES import_year (branch, year, import)
) STRICT;

-- Imports are only ever added, each whole: what belongs to an older one comes too
-- late. INSERT OR REPLACE would delete a row without firing a trigger for it.

CREATE TRIGGER import_is_never_changed BEFORE UPDATE ON import
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_is_never_deleted BEFORE DELETE ON import
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_has_no_gap BEFORE INSERT ON import
WHEN NEW.import <> (SELECT COALESCE(max(import), 0) + 1 FROM import)
BEGIN SELECT RAISE(ABORT, 'imports count without a gap'); END;

CREATE TRIGGER import_file_is_never_changed BEFORE UPDATE ON import_file
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_file_is_never_deleted BEFORE DELETE ON import_file
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_file_comes_with_its_import BEFORE INSERT ON import_file
WHEN NEW.import <> (SELECT max(import) FROM import)
  OR EXISTS (SELECT 1 FROM import_file WHERE import = NEW.import AND ord = NEW.ord)
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_year_is_never_changed BEFORE UPDATE ON import_year
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_year_is_never_deleted BEFORE DELETE ON import_year
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_year_comes_with_its_import BEFORE INSERT ON import_year
WHEN NEW.import <> (SELECT max(import) FROM import)
  OR EXISTS (SELECT 1 FROM import_year WHERE branch = NEW.branch AND year = NEW.year AND import = NEW.import)
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_state_is_never_changed BEFORE UPDATE ON import_state
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_state_is_never_deleted BEFORE DELETE ON import_state
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_state_comes_with_its_import BEFORE INSERT ON import_state
WHEN NEW.import <> (SELECT max(import) FROM import)
  OR EXISTS (SELECT 1 FROM import_state
    WHERE branch = NEW.branch AND year = NEW.year AND import = NEW.import AND ord = NEW.ord)
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;
