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

-- Every change that a person made, numbered within the branch. An empty item is
-- the year itself, closed or reopened; undoes is the change taken back or put
-- back again.

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
  PRIMARY KEY (branch, seq),
  UNIQUE (branch, year, item, version),
  CHECK ((item = '') = (kind IN ('close', 'reopen'))),
  CHECK ((undoes IS NOT NULL) = (kind IN ('undo', 'redo'))),
  CHECK (undoes < seq),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year),
  FOREIGN KEY (branch, undoes) REFERENCES history (branch, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX history_by_person ON history (branch, who, seq);

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- INSERT OR REPLACE would delete a row without firing the trigger above.

CREATE TRIGGER history_is_never_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND year = NEW.year AND item = NEW.item AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
