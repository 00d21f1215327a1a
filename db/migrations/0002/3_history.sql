-- The history is made anew, since a CHECK cannot be changed in place: it tells
-- settlements and imports now.

ALTER TABLE history RENAME TO history_of_version_1;

-- Every change that a person made, numbered within the branch. An empty item is
-- the year itself: closed or reopened for a reason, or imported; its version is
-- the year's. With a field it is a conflict of the item, known by nth among those
-- of that field: what was chosen of its prints, what is, and why. Without one it
-- is the item's status. undoes is the change that was taken back or put back
-- again. The year may be gone: the import that brought it was taken back.

CREATE TABLE history (
  branch TEXT NOT NULL REFERENCES branch (branch),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  year INTEGER NOT NULL,
  item TEXT NOT NULL,
  field TEXT NOT NULL DEFAULT '',
  nth INTEGER NOT NULL DEFAULT 0 CHECK (nth >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'close', 'reopen', 'settle', 'withdraw', 'import')),
  undoes INTEGER,
  import INTEGER REFERENCES import (import),
  from_value TEXT CHECK (from_value IN ('achieved', 'expected', 'difficult')),
  from_note TEXT NOT NULL,
  from_comment TEXT NOT NULL,
  to_value TEXT CHECK (to_value IN ('achieved', 'expected', 'difficult')),
  to_note TEXT NOT NULL,
  comment TEXT NOT NULL,
  from_print TEXT CHECK (from_print <> ''),
  from_figure TEXT NOT NULL DEFAULT '',
  from_reason TEXT NOT NULL DEFAULT '',
  to_print TEXT CHECK (to_print <> ''),
  to_figure TEXT NOT NULL DEFAULT '',
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  reason TEXT NOT NULL,
  PRIMARY KEY (branch, seq),
  UNIQUE (branch, year, item, version, field, nth),
  CHECK (item <> '' OR field = '' AND kind IN ('close', 'reopen', 'import')),
  CHECK (item = '' OR kind NOT IN ('close', 'reopen')),
  CHECK (field <> '' OR nth = 0 AND kind NOT IN ('settle', 'withdraw')),
  CHECK (field = '' OR kind NOT IN ('edit', 'import')),
  CHECK (reason <> '' OR kind NOT IN ('close', 'reopen', 'settle', 'withdraw')),
  CHECK (reason = '' OR field <> '' OR kind IN ('close', 'reopen')),
  CHECK (undoes IS NOT NULL OR kind NOT IN ('undo', 'redo')),
  CHECK (undoes IS NULL OR kind IN ('undo', 'redo', 'import')),
  CHECK ((import IS NOT NULL) = (kind = 'import')),
  CHECK (from_print IS NOT NULL OR from_figure = '' AND from_reason = ''),
  CHECK (to_print IS NOT NULL OR to_figure = '' AND kind <> 'settle'),
  CHECK (to_print IS NULL OR field <> '' AND kind <> 'withdraw'),
  CHECK (from_print IS NULL OR field <> ''),
  CHECK (undoes < seq),
  FOREIGN KEY (branch, undoes) REFERENCES history (branch, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO history (branch, seq, year, item, version, kind, undoes, from_value, from_note, from_comment,
  to_value, to_note, comment, who, at, reason)
SELECT branch, seq, year, item, version, kind, undoes, from_value, from_note, from_comment,
  to_value, to_note, comment, who, at, reason
FROM history_of_version_1 ORDER BY branch, seq;

DROP TABLE history_of_version_1;

-- What a person decides is what they can take back.

CREATE INDEX history_by_person ON history (branch, who, seq) WHERE kind IN ('edit', 'settle', 'withdraw');
CREATE INDEX history_by_undoing ON history (branch, who, seq) WHERE kind = 'undo';
CREATE INDEX history_by_item ON history (branch, item, seq);
CREATE INDEX history_by_year ON history (branch, year, seq);
CREATE INDEX history_by_undone ON history (branch, undoes, seq) WHERE undoes IS NOT NULL;
CREATE INDEX history_by_import ON history (import, branch, seq) WHERE import IS NOT NULL;

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- INSERT OR REPLACE would delete a row without firing the trigger above.

CREATE TRIGGER history_is_never_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND year = NEW.year AND item = NEW.item
    AND version = NEW.version AND field = NEW.field AND nth = NEW.nth)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_has_no_gap BEFORE INSERT ON history
WHEN NEW.seq <> (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = NEW.branch)
BEGIN SELECT RAISE(ABORT, 'history counts without a gap'); END;

-- Nobody takes back, or puts back, what another person did.

CREATE TRIGGER history_undoes_own_edits BEFORE INSERT ON history
WHEN NEW.kind IN ('undo', 'redo') AND NOT EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.undoes
  AND kind IN ('edit', 'settle', 'withdraw') AND who = NEW.who
  AND year = NEW.year AND item = NEW.item AND field = NEW.field AND nth = NEW.nth)
BEGIN SELECT RAISE(ABORT, 'one undoes only a change of one''s own'); END;

CREATE TRIGGER history_undoes_imports_by_imports BEFORE INSERT ON history
WHEN NEW.kind = 'import' AND NEW.undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history
  WHERE branch = NEW.branch AND seq = NEW.undoes AND kind = 'import' AND year = NEW.year AND item = NEW.item)
BEGIN SELECT RAISE(ABORT, 'an import undoes only an import'); END;
