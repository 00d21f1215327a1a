-- Which print of a conflict is used, by the decision of a person or of the year
-- file. nth tells conflicts of one subject and field apart. The chosen print is
-- known by its words, with the place where they stood as a hint: where an import
-- changes the prints, a decision never comes to mean another figure. NULL chooses
-- none. A row that a person has written outlives the conflict, as a status does.

CREATE TABLE settlement (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  field TEXT NOT NULL CHECK (field <> ''),
  nth INTEGER NOT NULL CHECK (nth >= 0),
  print INTEGER CHECK (print >= 0),
  text TEXT CHECK (text <> ''),
  value TEXT,
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  version INTEGER NOT NULL CHECK (version >= 0),
  PRIMARY KEY (branch, year, subject, field, nth),
  CHECK ((print IS NULL) = (text IS NULL)),
  CHECK ((print IS NULL) = (value IS NULL)),
  CHECK (print IS NULL OR reason <> ''),
  CHECK (version > 0 OR print IS NOT NULL),
  CHECK (version = 0 OR who <> '' AND at IS NOT NULL),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER settlement_keeps_decisions BEFORE DELETE ON settlement WHEN OLD.version > 0
BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;

CREATE TRIGGER settlement_counts_decisions BEFORE UPDATE ON settlement
WHEN NEW.version <> OLD.version + 1 OR NEW.branch <> OLD.branch OR NEW.year <> OLD.year
  OR NEW.subject <> OLD.subject OR NEW.field <> OLD.field OR NEW.nth <> OLD.nth
BEGIN SELECT RAISE(ABORT, 'a changed settlement takes the next version'); END;

CREATE TRIGGER settlement_replaces_nothing BEFORE INSERT ON settlement
WHEN EXISTS (SELECT 1 FROM settlement WHERE branch = NEW.branch AND year = NEW.year
  AND subject = NEW.subject AND field = NEW.field AND nth = NEW.nth)
BEGIN SELECT RAISE(ABORT, 'a settlement is changed, not replaced'); END;

CREATE TRIGGER settlement_of_closed_year_stays BEFORE UPDATE ON settlement
WHEN (SELECT closed FROM year WHERE branch = OLD.branch AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER settlement_of_closed_year_is_not_made BEFORE INSERT ON settlement
WHEN (SELECT closed FROM year WHERE branch = NEW.branch AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
