CREATE TABLE staffing (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord = 0),
  as_of TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  total INTEGER NOT NULL CHECK (total >= 0),
  document TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page >= 0),
  heading TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  CHECK ((page > 0) <> (heading <> '')),
  FOREIGN KEY (branch, year, document) REFERENCES document (branch, year, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX staffing_by_date ON staffing (branch, as_of, year);

CREATE TABLE staff_group (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  staffing INTEGER NOT NULL DEFAULT 0 CHECK (staffing = 0),
  grp TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  FOREIGN KEY (branch, year, staffing) REFERENCES staffing (branch, year, ord),
  FOREIGN KEY (branch, year, grp) REFERENCES grp (branch, year, grp)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_area (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  staff_group INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, staff_group, ord),
  FOREIGN KEY (branch, year, staff_group) REFERENCES staff_group (branch, year, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  staff_group INTEGER NOT NULL,
  team TEXT NOT NULL CHECK (team <> ''),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, team),
  FOREIGN KEY (branch, year, staff_group) REFERENCES staff_group (branch, year, ord)
) STRICT, WITHOUT ROWID;

-- A headcount without a group is the branch's own total.

CREATE TABLE headcount (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  staffing INTEGER NOT NULL DEFAULT 0 CHECK (staffing = 0),
  staff_group INTEGER,
  class TEXT NOT NULL CHECK (class IN ('staff', 'contract', 'nurse')),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  PRIMARY KEY (branch, year, ord),
  FOREIGN KEY (branch, year, staffing) REFERENCES staffing (branch, year, ord),
  FOREIGN KEY (branch, year, staff_group) REFERENCES staff_group (branch, year, ord)
) STRICT, WITHOUT ROWID;

-- A post stands in a group (its heads), in a team, or under a headcount that
-- names it as included; only there may it leave the class to the headcount.

CREATE TABLE post (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  staff_group INTEGER,
  team INTEGER,
  headcount INTEGER,
  class TEXT CHECK (class IN ('staff', 'contract', 'nurse')),
  class_inferred INTEGER NOT NULL CHECK (class_inferred IN (0, 1)),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  PRIMARY KEY (branch, year, ord),
  CHECK ((staff_group IS NOT NULL) + (team IS NOT NULL) + (headcount IS NOT NULL) = 1),
  CHECK (class IS NOT NULL OR headcount IS NOT NULL),
  FOREIGN KEY (branch, year, staff_group) REFERENCES staff_group (branch, year, ord),
  FOREIGN KEY (branch, year, team) REFERENCES team (branch, year, ord),
  FOREIGN KEY (branch, year, headcount) REFERENCES headcount (branch, year, ord)
) STRICT, WITHOUT ROWID;

-- A duty belongs to a group, to a team, or to a duty that stands before it.

CREATE TABLE duty (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  staff_group INTEGER,
  team INTEGER,
  parent INTEGER CHECK (parent < ord),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  explanation_ja TEXT NOT NULL,
  explanation_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  CHECK ((staff_group IS NOT NULL) + (team IS NOT NULL) + (parent IS NOT NULL) = 1),
  FOREIGN KEY (branch, year, staff_group) REFERENCES staff_group (branch, year, ord),
  FOREIGN KEY (branch, year, team) REFERENCES team (branch, year, ord),
  FOREIGN KEY (branch, year, parent) REFERENCES duty (branch, year, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
