-- For people who open the file with SQL. The program never reads these views.
-- A figure is given as printed and as a number; a column without a value is NULL,
-- and the column _missing beside it has the reason.

CREATE VIEW v_conflict AS
WITH conflict AS (
  SELECT branch, year, ord, content, json_extract(content, '$.subject') AS subject, json_extract(content, '$.field') AS field,
    row_number() OVER (PARTITION BY branch, year, json_extract(content, '$.subject'), json_extract(content, '$.field')
      ORDER BY ord) - 1 AS nth
  FROM item WHERE list = 'conflicts'
), resolved AS (
  SELECT c.*, r.version, CASE WHEN r.version IS NULL THEN json_extract(c.content, '$.resolution.variant') ELSE COALESCE(
    (SELECT min(p.key) FROM json_each(c.content, '$.variants') AS p WHERE json_extract(p.value, '$.text') = r.variant_text
      AND COALESCE(json_extract(p.value, '$.value'), '') = r.variant_value
      AND json_extract(p.value, '$.source') = json(r.variant_source)),
    (SELECT min(p.key) FROM json_each(c.content, '$.variants') AS p WHERE json_extract(p.value, '$.text') = r.variant_text
      AND COALESCE(json_extract(p.value, '$.value'), '') = r.variant_value)) END AS variant,
    r.reason, r.who, r.at
  FROM conflict AS c LEFT JOIN resolution AS r ON r.branch = c.branch AND r.year = c.year AND r.field = c.field AND r.nth = c.nth
    AND c.subject = CASE r.kind WHEN 'branch' THEN 'staff' WHEN 'group' THEN 'staff/' || r.code ELSE r.code END
)
SELECT branch, year, subject, field, nth,
  json_extract(content, '$.variants[' || json_extract(content, '$.shown') || '].text') AS shown,
  json_extract(content, '$.variants[' || variant || '].text') AS resolved,
  NULLIF(json_extract(content, '$.variants[' || variant || '].value'), '') AS resolved_value,
  CASE WHEN variant IS NULL THEN NULL WHEN version IS NULL THEN json_extract(content, '$.resolution.reason') ELSE reason END AS reason,
  CASE WHEN variant IS NULL THEN NULL WHEN version IS NULL THEN json_extract(content, '$.resolution.who') ELSE who END AS who,
  CASE WHEN variant IS NULL THEN NULL WHEN version IS NULL THEN json_extract(content, '$.resolution.at') ELSE at END AS at
FROM resolved;

CREATE VIEW v_kpi AS
SELECT k.branch, k.year, k.code, json_extract(k.content, '$.group') AS group_code, json_extract(k.content, '$.number') AS number,
  json_extract(k.content, '$.name.ja') AS name_ja, json_extract(k.content, '$.name.en') AS name_en,
  json_extract(k.content, '$.unit') AS unit, json_extract(k.content, '$.polarity') AS polarity,
  CASE json_type(k.content, '$.target') WHEN 'text' THEN json_extract(k.content, '$.target')
    ELSE json_extract(k.content, '$.target.words.ja') END AS target,
  CASE WHEN json_type(k.content, '$.target') = 'text' AND json_extract(k.content, '$.target') GLOB '[-0-9]*'
    THEN CAST(replace(json_extract(k.content, '$.target'), ',', '') AS NUMERIC) END AS target_number,
  json_extract(k.content, '$.target.missing') AS target_missing,
  (SELECT resolved FROM v_conflict AS c WHERE c.branch = k.branch AND c.year = k.year AND c.subject = k.code
    AND c.field = 'target' AND resolved IS NOT NULL ORDER BY nth DESC LIMIT 1) AS target_resolved,
  CASE json_type(k.content, '$.actual') WHEN 'text' THEN json_extract(k.content, '$.actual') END AS actual,
  CASE json_type(k.content, '$.actual') WHEN 'text'
    THEN CAST(replace(json_extract(k.content, '$.actual'), ',', '') AS NUMERIC) END AS actual_number,
  json_extract(k.content, '$.actual.missing') AS actual_missing,
  (SELECT resolved FROM v_conflict AS c WHERE c.branch = k.branch AND c.year = k.year AND c.subject = k.code
    AND c.field = 'actual' AND resolved IS NOT NULL ORDER BY nth DESC LIMIT 1) AS actual_resolved,
  CASE json_type(k.content, '$.rank') WHEN 'integer' THEN json_extract(k.content, '$.rank') END AS rank,
  json_extract(k.content, '$.rank.missing') AS rank_missing,
  (SELECT resolved FROM v_conflict AS c WHERE c.branch = k.branch AND c.year = k.year AND c.subject = k.code
    AND c.field = 'rank' AND resolved IS NOT NULL ORDER BY nth DESC LIMIT 1) AS rank_resolved,
  CASE json_type(k.content, '$.rating') WHEN 'text' THEN json_extract(k.content, '$.rating') END AS rating,
  json_extract(k.content, '$.rating.missing') AS rating_missing,
  (SELECT COALESCE(resolved_value, resolved) FROM v_conflict AS c WHERE c.branch = k.branch AND c.year = k.year AND c.subject = k.code
    AND c.field = 'rating' AND resolved IS NOT NULL ORDER BY nth DESC LIMIT 1) AS rating_resolved,
  CASE WHEN s.version IS NOT NULL THEN s.value WHEN json_type(k.content, '$.status') = 'text' THEN json_extract(k.content, '$.status')
    ELSE json_extract(k.content, '$.status.value') END AS status,
  CASE WHEN s.version IS NOT NULL THEN s.note ELSE json_extract(k.content, '$.status.note') END AS status_note,
  CASE WHEN s.version IS NOT NULL THEN s.comment ELSE json_extract(k.content, '$.status.comment') END AS status_comment,
  CASE WHEN s.version IS NOT NULL THEN s.who ELSE json_extract(k.content, '$.status.who') END AS status_who,
  CASE WHEN s.version IS NOT NULL THEN s.at ELSE json_extract(k.content, '$.status.at') END AS status_at,
  COALESCE(s.version, 0) AS status_version
FROM item AS k LEFT JOIN status AS s ON s.branch = k.branch AND s.year = k.year AND s.kind = 'kpi' AND s.code = k.code
WHERE k.list = 'kpis' ORDER BY k.branch, k.year, k.ord;

CREATE VIEW v_activity AS
SELECT a.branch, a.year, a.code, json_extract(a.content, '$.group') AS group_code, json_extract(a.content, '$.number') AS number,
  json_extract(a.content, '$.name.ja') AS name_ja, json_extract(a.content, '$.name.en') AS name_en,
  CASE json_type(a.content, '$.rating') WHEN 'text' THEN json_extract(a.content, '$.rating') END AS rating,
  json_extract(a.content, '$.rating.missing') AS rating_missing,
  CASE WHEN s.version IS NOT NULL THEN s.value WHEN json_type(a.content, '$.status') = 'text' THEN json_extract(a.content, '$.status')
    ELSE json_extract(a.content, '$.status.value') END AS status,
  CASE WHEN s.version IS NOT NULL THEN s.comment ELSE json_extract(a.content, '$.status.comment') END AS status_comment,
  CASE WHEN s.version IS NOT NULL THEN s.who ELSE json_extract(a.content, '$.status.who') END AS status_who,
  CASE WHEN s.version IS NOT NULL THEN s.at ELSE json_extract(a.content, '$.status.at') END AS status_at
FROM item AS a LEFT JOIN status AS s ON s.branch = a.branch AND s.year = a.year AND s.kind = 'activity' AND s.code = a.code
WHERE a.list = 'activities' ORDER BY a.branch, a.year, a.ord;

CREATE VIEW v_initiative AS
SELECT i.branch, i.year, i.code, json_extract(i.content, '$.group') AS group_code, json_extract(i.content, '$.theme') AS theme,
  json_extract(i.content, '$.number') AS number, json_extract(i.content, '$.tag') AS tag,
  COALESCE(json_extract(i.content, '$.heading'), 0) AS is_heading, json_extract(i.content, '$.parent') AS parent,
  json_extract(i.content, '$.name.ja') AS name_ja, json_extract(i.content, '$.name.en') AS name_en,
  CASE WHEN s.version IS NOT NULL THEN s.value WHEN json_type(i.content, '$.status') = 'text' THEN json_extract(i.content, '$.status')
    ELSE json_extract(i.content, '$.status.value') END AS status,
  CASE WHEN s.version IS NOT NULL THEN s.comment ELSE json_extract(i.content, '$.status.comment') END AS status_comment,
  CASE WHEN s.version IS NOT NULL THEN s.who ELSE json_extract(i.content, '$.status.who') END AS status_who,
  CASE WHEN s.version IS NOT NULL THEN s.at ELSE json_extract(i.content, '$.status.at') END AS status_at
FROM item AS i LEFT JOIN status AS s ON s.branch = i.branch AND s.year = i.year AND s.kind = 'initiative' AND s.code = i.code
WHERE i.list = 'initiatives' ORDER BY i.branch, i.year, i.ord;

CREATE VIEW v_note AS
SELECT n.branch, n.year, json_extract(n.content, '$.kind') AS kind, json_extract(n.content, '$.year') AS about_year,
  k.value AS kpi, json_extract(n.content, '$.text.ja') AS text_ja, json_extract(n.content, '$.text.en') AS text_en,
  json_extract(n.content, '$.source.document') AS document, json_extract(n.content, '$.source.page') AS page,
  json_extract(n.content, '$.source.heading') AS heading
FROM item AS n, json_each(n.content, '$.kpis') AS k WHERE n.list = 'notes' ORDER BY n.branch, n.year, n.ord, k.key;

CREATE VIEW v_staff AS
SELECT s.branch, s.year, json_extract(s.content, '$.as_of') AS as_of, json_extract(g.value, '$.group') AS group_code,
  NULL AS team, NULL AS team_ja, json_extract(p.value, '$.name.ja') AS post_ja, json_extract(p.value, '$.name.en') AS post_en,
  json_extract(p.value, '$.class') AS class, json_extract(p.value, '$.count') AS people
FROM item AS s, json_each(s.content, '$.groups') AS g, json_each(g.value, '$.heads') AS p WHERE s.list = 'staffing'
UNION ALL
SELECT s.branch, s.year, json_extract(s.content, '$.as_of'), json_extract(g.value, '$.group'),
  json_extract(t.value, '$.code'), json_extract(t.value, '$.name.ja'), json_extract(p.value, '$.name.ja'),
  json_extract(p.value, '$.name.en'), json_extract(p.value, '$.class'), json_extract(p.value, '$.count')
FROM item AS s, json_each(s.content, '$.groups') AS g, json_each(g.value, '$.teams') AS t, json_each(t.value, '$.posts') AS p
WHERE s.list = 'staffing';
