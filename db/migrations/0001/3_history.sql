-- An import is one act: years of one or more branches that were imported together,
-- or an earlier import that was undone. files is a JSON array of names.

CREATE TABLE import (
  import INTEGER NOT NULL CHECK (import >= 1),
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  undoes INTEGER CHECK (undoes < import) REFERENCES import (import),
  files TEXT NOT NULL CHECK (json_valid(files)),
  PRIMARY KEY (import)
) STRICT, WITHOUT ROWID;

-- What a year was before an import: its document, compressed, in parts. A year
-- that was not on file has one part without content.

CREATE TABLE import_state (
  import INTEGER NOT NULL REFERENCES import (import),
  branch TEXT NOT NULL REFERENCES branch (branch),
  year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2107),
  ord INTEGER NOT NULL CHECK (ord >= 0),
  content BLOB CHECK (length(content) > 0),
  PRIMARY KEY (import, branch, year, ord),
  CHECK (content IS NOT NULL OR ord = 0)
) STRICT;

-- Imports are only added, each whole. INSERT OR REPLACE would delete a row without
-- a trigger.

CREATE TRIGGER import_is_never_changed BEFORE UPDATE ON import
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_is_never_deleted BEFORE DELETE ON import
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_has_no_gap BEFORE INSERT ON import
WHEN NEW.import <> (SELECT COALESCE(max(import), 0) + 1 FROM import)
BEGIN SELECT RAISE(ABORT, 'imports are numbered without a gap'); END;

CREATE TRIGGER import_state_is_never_changed BEFORE UPDATE ON import_state
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_state_is_never_deleted BEFORE DELETE ON import_state
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

CREATE TRIGGER import_state_belongs_to_newest BEFORE INSERT ON import_state
WHEN NEW.import <> (SELECT max(import) FROM import)
  OR EXISTS (SELECT 1 FROM import_state
    WHERE import = NEW.import AND branch = NEW.branch AND year = NEW.year AND ord = NEW.ord)
BEGIN SELECT RAISE(ABORT, 'imports are append-only'); END;

-- Every change, numbered within the branch. Without a kind it is about the year
-- itself: closed, reopened or imported, and its version is the year's. With a
-- field it is about a conflict of an item, without one about the item's status.
-- undoes is the change that was undone or redone. The year may have been removed
-- since, by undoing the import that added it. hash is the SHA-256 of prev, which
-- is the hash of the branch's change before, and of the row.

CREATE TABLE history (
  branch TEXT NOT NULL REFERENCES branch (branch),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  nth INTEGER NOT NULL CHECK (nth >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  change TEXT NOT NULL CHECK (change IN ('edit', 'undo', 'redo', 'close', 'reopen', 'resolve', 'withdraw', 'import')),
  undoes INTEGER,
  import INTEGER REFERENCES import (import),
  from_value TEXT CHECK (from_value IN ('achieved', 'expected', 'difficult')),
  from_note TEXT NOT NULL,
  from_comment TEXT NOT NULL,
  to_value TEXT CHECK (to_value IN ('achieved', 'expected', 'difficult')),
  to_note TEXT NOT NULL,
  to_comment TEXT NOT NULL,
  from_variant_text TEXT CHECK (from_variant_text <> ''),
  from_variant_value TEXT,
  from_variant_source TEXT CHECK (json_valid(from_variant_source)),
  from_reason TEXT NOT NULL,
  to_variant_text TEXT CHECK (to_variant_text <> ''),
  to_variant_value TEXT,
  to_variant_source TEXT CHECK (json_valid(to_variant_source)),
  reason TEXT NOT NULL,
  who TEXT NOT NULL CHECK (who <> ''),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
  prev TEXT NOT NULL CHECK (length(prev) = 64 OR seq = 1 AND prev = ''),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (branch, seq),
  UNIQUE (branch, year, kind, code, field, nth, version),
  CHECK (kind <> '' OR code = '' AND field = '' AND change IN ('close', 'reopen', 'import')),
  CHECK (kind = '' OR change NOT IN ('close', 'reopen')),
  CHECK (field <> '' OR nth = 0 AND change NOT IN ('resolve', 'withdraw')),
  CHECK (field = '' OR change NOT IN ('edit', 'import')),
  CHECK (reason <> '' OR change NOT IN ('close', 'reopen', 'resolve', 'withdraw')),
  CHECK (reason = '' OR field <> '' OR change IN ('close', 'reopen')),
  CHECK (undoes IS NOT NULL OR change NOT IN ('undo', 'redo')),
  CHECK (undoes IS NULL OR change IN ('undo', 'redo', 'import')),
  CHECK ((import IS NOT NULL) = (change = 'import')),
  CHECK ((from_variant_text IS NULL) = (from_variant_value IS NULL)),
  CHECK ((from_variant_text IS NULL) = (from_variant_source IS NULL)),
  CHECK (from_variant_text IS NOT NULL OR from_reason = ''),
  CHECK (from_variant_text IS NULL OR field <> ''),
  CHECK ((to_variant_text IS NULL) = (to_variant_value IS NULL)),
  CHECK ((to_variant_text IS NULL) = (to_variant_source IS NULL)),
  CHECK (to_variant_text IS NOT NULL OR change <> 'resolve'),
  CHECK (to_variant_text IS NULL OR field <> '' AND change <> 'withdraw'),
  CHECK (undoes < seq),
  FOREIGN KEY (branch, undoes) REFERENCES history (branch, seq)
) STRICT;

-- What a person decides is what they can undo.

CREATE INDEX history_by_person ON history (branch, who, seq) WHERE change IN ('edit', 'resolve', 'withdraw');
CREATE INDEX history_by_undo ON history (branch, who, seq) WHERE change = 'undo';
CREATE INDEX history_by_item ON history (branch, code, seq);
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
  OR EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND year = NEW.year AND kind = NEW.kind
    AND code = NEW.code AND field = NEW.field AND nth = NEW.nth AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_has_no_gap BEFORE INSERT ON history
WHEN NEW.seq <> (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = NEW.branch)
  OR NEW.prev <> COALESCE((SELECT hash FROM history WHERE branch = NEW.branch ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'history is numbered and chained without a gap'); END;

-- Nobody undoes or redoes what another person did.

CREATE TRIGGER history_undoes_own_changes BEFORE INSERT ON history
WHEN NEW.change IN ('undo', 'redo') AND NOT EXISTS (SELECT 1 FROM history WHERE branch = NEW.branch AND seq = NEW.undoes
  AND change IN ('edit', 'resolve', 'withdraw') AND who = NEW.who
  AND year = NEW.year AND kind = NEW.kind AND code = NEW.code AND field = NEW.field AND nth = NEW.nth)
BEGIN SELECT RAISE(ABORT, 'one undoes only a change of one''s own'); END;

CREATE TRIGGER history_undoes_imports_by_imports BEFORE INSERT ON history
WHEN NEW.change = 'import' AND NEW.undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history
  WHERE branch = NEW.branch AND seq = NEW.undoes AND change = 'import' AND year = NEW.year AND kind = NEW.kind AND code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'an import undoes only an import'); END;

-- The version of a year counts its imports, too: each is a row of the history
-- before the year is updated. A closed year can be reopened and nothing else.

CREATE TRIGGER year_counts_changes BEFORE UPDATE OF closed, version ON year
WHEN NEW.version NOT IN (OLD.version, OLD.version + 1)
  OR NEW.closed <> OLD.closed AND NEW.version = OLD.version
  OR NEW.closed = OLD.closed AND NEW.version <> OLD.version AND NOT EXISTS (SELECT 1 FROM history
    WHERE branch = NEW.branch AND year = NEW.year AND kind = '' AND code = '' AND field = '' AND nth = 0
      AND version = NEW.version AND change = 'import')
BEGIN SELECT RAISE(ABORT, 'a year closed, reopened or imported has the next version'); END;

CREATE TRIGGER year_that_is_closed_stays BEFORE UPDATE ON year WHEN OLD.closed AND NEW.closed
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER year_that_is_closed_is_not_deleted BEFORE DELETE ON year WHEN OLD.closed
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
