-- What managers say of an item: a KPI, a measure or a key measure. A row that a
-- person has changed outlives the item, so that an import that leaves the item
-- out, by mistake perhaps, loses no word of theirs.

CREATE TABLE status (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (item <> ''),
  value TEXT CHECK (value IN ('achieved', 'expected', 'difficult')),
  note TEXT NOT NULL,
  comment TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  version INTEGER NOT NULL CHECK (version >= 0),
  PRIMARY KEY (branch, year, item),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER status_keeps_edits BEFORE DELETE ON status WHEN OLD.version > 0
BEGIN SELECT RAISE(ABORT, 'an edited status is never deleted'); END;

CREATE TRIGGER status_counts_edits BEFORE UPDATE ON status
WHEN NEW.version <> OLD.version + 1 OR NEW.branch <> OLD.branch OR NEW.year <> OLD.year OR NEW.item <> OLD.item
BEGIN SELECT RAISE(ABORT, 'a changed status takes the next version'); END;

CREATE TRIGGER status_replaces_nothing BEFORE INSERT ON status
WHEN EXISTS (SELECT 1 FROM status WHERE branch = NEW.branch AND year = NEW.year AND item = NEW.item)
BEGIN SELECT RAISE(ABORT, 'a status is changed, not replaced'); END;

-- A closed year takes no edit, whoever writes.

CREATE TRIGGER status_of_closed_year_stays BEFORE UPDATE ON status
WHEN (SELECT closed FROM year WHERE branch = OLD.branch AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER year_counts_closings BEFORE UPDATE OF closed, version ON year
WHEN (NEW.closed <> OLD.closed) <> (NEW.version <> OLD.version) OR NEW.version NOT IN (OLD.version, OLD.version + 1)
BEGIN SELECT RAISE(ABORT, 'a year closed or reopened takes the next version'); END;

-- Every change that a person made, numbered within the branch. An empty item is
-- the year itself, closed or reopened for a reason, and its version the year's;
-- undoes is the edit that was taken back or put back again.

CREATE TABLE history (
  branch TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  year INTEGER NOT NULL,
  item TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'close', 'reopen')),
  undoes INTEGER,
  from_value TEXT CHECK (from_value IN ('achieved', 'expected', 'difficult')),
  from_note TEXT NOT NULL,
  from_comment TEXT NOT NULL,
  to_value TEXT CHECK (to_value IN ('achieved', 'expected', 'difficult')),
  to_note TEXT NOT NULL,
  comment TEXT NOT NULL,
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  reason TEXT NOT NULL,
  PRIMARY KEY (branch, seq),
  UNIQUE (branch, year, item, version),
  CHECK ((item = '') = (kind IN ('close', 'reopen'))),
  CHECK ((reason <> '') = (kind IN ('close', 'reopen'))),
  CHECK ((undoes IS NOT NULL) = (kind IN ('undo', 'redo'))),
  CHECK (undoes < seq),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year),
  FOREIGN KEY (branch, undoes) REFERENCES history (branch, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX history_by_person ON history (branch, who, kind, seq);
CREATE INDEX history_by_item ON history (branch, item, seq);
CREATE INDEX history_by_year ON history (branch, year, seq);
CREATE INDEX history_by_undone ON history (branch, undoes, seq) WHERE undoes IS NOT NULL;

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- INSERT OR REPLACE would delete a row without firing the trigger above.

CREATE TRIGGER history_is_never_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND year = NEW.year AND item = NEW.item AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_has_no_gap BEFORE INSERT ON history
WHEN NEW.seq <> (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = NEW.branch)
BEGIN SELECT RAISE(ABORT, 'history counts without a gap'); END;

-- Nobody takes back, or puts back, what another person did.

CREATE TRIGGER history_undoes_own_edits BEFORE INSERT ON history
WHEN NEW.undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.undoes
  AND kind = 'edit' AND who = NEW.who AND year = NEW.year AND item = NEW.item)
BEGIN SELECT RAISE(ABORT, 'one undoes only an edit of one''s own'); END;
