-- The scorecard, schema version 1.
--
-- Every row leads with its branch, and its year where it has one: one file can
-- hold several branches, and a load reads one stretch of each table. An ord
-- counts from 0 in printed order. A printed figure is kept as text, beside its
-- exact number and its unit. NULL means that a thing is not there; why it is
-- not stands in the column _missing beside it.

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

CREATE TABLE year (
  branch TEXT NOT NULL REFERENCES branch (branch),
  year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2107),
  edition INTEGER NOT NULL CHECK (edition >= 0),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  scale_note_ja TEXT NOT NULL,
  scale_note_en TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
  PRIMARY KEY (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  document TEXT NOT NULL CHECK (document <> ''),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, document),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE field (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  field TEXT NOT NULL CHECK (field <> ''),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, field),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE grp (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  grp TEXT NOT NULL CHECK (grp <> ''),
  field TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  short_ja TEXT NOT NULL,
  short_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, grp),
  FOREIGN KEY (branch, year, field) REFERENCES field (branch, year, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE scale (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  rating TEXT NOT NULL CHECK (rating IN ('A', 'B', 'C', 'a', 'b', 'c')),
  meaning_ja TEXT NOT NULL,
  meaning_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  category TEXT NOT NULL CHECK (category <> ''),
  grp TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, category),
  FOREIGN KEY (branch, year, grp) REFERENCES grp (branch, year, grp)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  theme TEXT NOT NULL CHECK (theme <> ''),
  grp TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  categories TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  UNIQUE (branch, year, theme),
  FOREIGN KEY (branch, year, grp) REFERENCES grp (branch, year, grp)
) STRICT, WITHOUT ROWID;
