-- The version of a year counts its imports, too: each is a row of the history that
-- stands there already. A closed year takes none.

DROP TRIGGER year_counts_closings;

CREATE TRIGGER year_counts_changes BEFORE UPDATE OF closed, version ON year
WHEN NEW.version NOT IN (OLD.version, OLD.version + 1)
  OR NEW.closed <> OLD.closed AND NEW.version = OLD.version
  OR NEW.closed = OLD.closed AND NEW.version <> OLD.version AND NOT EXISTS (SELECT 1 FROM history
    WHERE branch = NEW.branch AND year = NEW.year AND item = '' AND version = NEW.version AND kind = 'import')
BEGIN SELECT RAISE(ABORT, 'a year closed, reopened or imported takes the next version'); END;

CREATE TRIGGER year_that_is_closed_stays BEFORE UPDATE ON year WHEN OLD.closed AND NEW.closed
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;

CREATE TRIGGER year_that_is_closed_is_not_deleted BEFORE DELETE ON year WHEN OLD.closed
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
