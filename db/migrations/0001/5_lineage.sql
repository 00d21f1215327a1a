CREATE TABLE lineage (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('continued', 'retired', 'new', 'replaced')),
  reason_ja TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),
  document TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page >= 0),
  heading TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  CHECK ((page > 0) <> (heading <> '')),
  FOREIGN KEY (branch, year, document) REFERENCES document (branch, year, document)
) STRICT, WITHOUT ROWID;

-- An end is a KPI of the year before, which may not be on file, or one of this year.

CREATE TABLE lineage_end (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  lineage_ord INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  from_kpi TEXT CHECK (from_kpi <> ''),
  to_kpi TEXT,
  PRIMARY KEY (branch, year, lineage_ord, ord),
  CHECK ((from_kpi IS NULL) <> (to_kpi IS NULL)),
  FOREIGN KEY (branch, year, lineage_ord) REFERENCES lineage (branch, year, ord),
  FOREIGN KEY (branch, year, to_kpi) REFERENCES kpi (branch, year, kpi)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('value', 'wording')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  field TEXT NOT NULL CHECK (field <> ''),
  shown INTEGER NOT NULL CHECK (shown >= 0),
  note_ja TEXT NOT NULL,
  note_en TEXT NOT NULL,
  PRIMARY KEY (branch, year, ord),
  FOREIGN KEY (branch, year) REFERENCES year (branch, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE print (
  branch TEXT NOT NULL,
  year INTEGER NOT NULL,
  conflict_ord INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord >= 0),
  text TEXT NOT NULL CHECK (text <> ''),
  value TEXT NOT NULL,
  document TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page >= 0),
  heading TEXT NOT NULL,
  PRIMARY KEY (branch, year, conflict_ord, ord),
  CHECK ((page > 0) <> (heading <> '')),
  FOREIGN KEY (branch, year, conflict_ord) REFERENCES conflict (branch, year, ord),
  FOREIGN KEY (branch, year, document) REFERENCES document (branch, year, document)
) STRICT, WITHOUT ROWID;
