-- The scorecard, schema version 1: the documents.
--
-- What a year file contains is a document: a row of the table year, and its
-- content in item, one row an entry of a list. It is replaced as a whole and
-- never edited. The checksum of the year covers every item of it.

CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  min_reader INTEGER NOT NULL CHECK (min_reader >= 1)
) STRICT;

CREATE TABLE branch (
  branch TEXT NOT NULL CHECK (branch <> ''),
  ord INTEGER NOT NULL CHECK (ord >= 0),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (branch),
  UNIQUE (ord)
) STRICT, WITHOUT ROWID;

-- One row a year: what a list of years, the choice of the first year to show and
-- closing need without opening a document. The version counts the imports,
-- closings and reopenings of the year.

CREATE TABLE year (
  branch TEXT NOT NULL REFERENCES branch (branch),
  year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2107),
  version INTEGER NOT NULL CHECK (version >= 0),
  edition INTEGER NOT NULL CHECK (edition >= 0),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  has_results INTEGER NOT NULL CHECK (has_results IN (0, 1)),
  staffing_as_of TEXT,
  checksum TEXT NOT NULL CHECK (length(checksum) = 64),
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  closed_by TEXT CHECK (closed_by <> ''),
  closed_at TEXT CHECK (closed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  closed_reason TEXT CHECK (closed_reason <> ''),
  PRIMARY KEY (branch, year),
  CHECK (closed = (closed_by IS NOT NULL)),
  CHECK (closed = (closed_at IS NOT NULL)),
  CHECK (closed = (closed_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  list TEXT NOT NULL CHECK (list <> ''),
  ord INTEGER NOT NULL CHECK (ord >= 0),
  code TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (branch, year, list, ord),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT;

CREATE INDEX item_by_code ON item (list, code, year, branch);

CREATE TRIGGER item_is_never_changed BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'a document is replaced, not changed'); END;

-- INSERT OR REPLACE would delete a row without a trigger.

CREATE TRIGGER item_is_never_replaced BEFORE INSERT ON item
WHEN EXISTS (SELECT 1 FROM item WHERE branch = NEW.branch AND year = NEW.year AND list = NEW.list AND ord = NEW.ord)
BEGIN SELECT RAISE(ABORT, 'a document is replaced, not changed'); END;

CREATE TRIGGER item_of_closed_year_is_not_added BEFORE INSERT ON item
WHEN (SELECT closed FROM year WHERE branch = NEW.branch AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER item_of_closed_year_is_not_deleted BEFORE DELETE ON item
WHEN (SELECT closed FROM year WHERE branch = OLD.branch AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
