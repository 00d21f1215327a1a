-- What people did to a year: rows exist only for what somebody has changed. They
-- outlive the item that they are about, so that an import that omits an item, by
-- mistake perhaps, loses nobody's work. An item is identified by kind and code.

CREATE TABLE status (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  code TEXT NOT NULL CHECK (code <> ''),
  value TEXT CHECK (value IN ('achieved', 'expected', 'difficult')),
  note TEXT NOT NULL,
  comment TEXT NOT NULL,
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  version INTEGER NOT NULL CHECK (version >= 1),
  PRIMARY KEY (branch, year, kind, code),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER status_is_never_deleted BEFORE DELETE ON status
BEGIN SELECT RAISE(ABORT, 'a status is never deleted'); END;

CREATE TRIGGER status_counts_changes BEFORE UPDATE ON status
WHEN NEW.version <> OLD.version + 1 OR NEW.branch <> OLD.branch OR NEW.year <> OLD.year
  OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code
BEGIN SELECT RAISE(ABORT, 'a changed status has the next version'); END;

CREATE TRIGGER status_is_never_replaced BEFORE INSERT ON status
WHEN NEW.version <> 1 OR EXISTS (SELECT 1 FROM status
  WHERE branch = NEW.branch AND year = NEW.year AND kind = NEW.kind AND code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'a status is changed, not replaced'); END;

CREATE TRIGGER status_of_closed_year_is_not_added BEFORE INSERT ON status
WHEN (SELECT closed FROM year WHERE branch = NEW.branch AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER status_of_closed_year_is_not_changed BEFORE UPDATE ON status
WHEN (SELECT closed FROM year WHERE branch = OLD.branch AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

-- Which variant of a conflict is used. nth counts the conflicts of one item and
-- field. The variant is identified by its words and source, so that a changed
-- document never turns a resolution into another figure. Without a variant the
-- resolution is withdrawn.

CREATE TABLE resolution (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  code TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field <> ''),
  nth INTEGER NOT NULL CHECK (nth >= 0),
  variant_text TEXT CHECK (variant_text <> ''),
  variant_value TEXT,
  variant_source TEXT CHECK (json_valid(variant_source)),
  reason TEXT NOT NULL,
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  version INTEGER NOT NULL CHECK (version >= 1),
  PRIMARY KEY (branch, year, kind, code, field, nth),
  CHECK ((variant_text IS NULL) = (variant_value IS NULL)),
  CHECK ((variant_text IS NULL) = (variant_source IS NULL)),
  CHECK (variant_text IS NULL OR reason <> ''),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER resolution_is_never_deleted BEFORE DELETE ON resolution
BEGIN SELECT RAISE(ABORT, 'a resolution is never deleted'); END;

CREATE TRIGGER resolution_counts_changes BEFORE UPDATE ON resolution
WHEN NEW.version <> OLD.version + 1 OR NEW.branch <> OLD.branch OR NEW.year <> OLD.year
  OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code OR NEW.field <> OLD.field OR NEW.nth <> OLD.nth
BEGIN SELECT RAISE(ABORT, 'a changed resolution has the next version'); END;

CREATE TRIGGER resolution_is_never_replaced BEFORE INSERT ON resolution
WHEN NEW.version <> 1 OR EXISTS (SELECT 1 FROM resolution WHERE branch = NEW.branch AND year = NEW.year
  AND kind = NEW.kind AND code = NEW.code AND field = NEW.field AND nth = NEW.nth)
BEGIN SELECT RAISE(ABORT, 'a resolution is changed, not replaced'); END;

CREATE TRIGGER resolution_of_closed_year_is_not_added BEFORE INSERT ON resolution
WHEN (SELECT closed FROM year WHERE branch = NEW.branch AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER resolution_of_closed_year_is_not_changed BEFORE UPDATE ON resolution
WHEN (SELECT closed FROM year WHERE branch = OLD.branch AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
