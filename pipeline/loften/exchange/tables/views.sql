-- Views that answer common questions. Every count has beside it the count that it is out of.

CREATE VIEW pledge_overview AS
SELECT p.pledge_id, d.municipalities, d.counties, d.period_start, d.period_end, p.actor, p.measurability, p.kind,
       p.themes, p.text, d.source, p.page
FROM pledges p JOIN documents d USING (document_id);

CREATE VIEW measurability_by_actor AS
SELECT actor, count(*) AS pledges,
       sum(measurability = 'vag') AS vag,
       sum(measurability = 'kontrollerbar') AS kontrollerbar,
       sum(measurability = 'kvantifierad') AS kvantifierad,
       round(avg(measurability = 'kvantifierad'), 3) AS share_kvantifierad
FROM pledges GROUP BY actor ORDER BY pledges DESC;

CREATE VIEW pledges_by_municipality AS
SELECT m.code, m.name, m.county, count(DISTINCT m.document_id) AS documents, count(p.pledge_id) AS pledges,
       sum(p.measurability = 'kvantifierad') AS kvantifierad,
       round(avg(p.measurability = 'kvantifierad'), 3) AS share_kvantifierad
FROM municipalities m LEFT JOIN pledges p USING (document_id)
GROUP BY m.code, m.name, m.county ORDER BY m.code;

CREATE VIEW pledges_by_year AS
SELECT substr(d.period_start, 1, 4) AS year, count(DISTINCT d.document_id) AS documents, count(p.pledge_id) AS pledges,
       sum(p.measurability = 'kvantifierad') AS kvantifierad,
       round(avg(p.measurability = 'kvantifierad'), 3) AS share_kvantifierad
FROM documents d LEFT JOIN pledges p USING (document_id)
GROUP BY year ORDER BY year;

CREATE VIEW pledges_by_theme AS
SELECT t.theme, count(*) AS pledges, count(DISTINCT p.document_id) AS documents,
       sum(p.measurability = 'kvantifierad') AS kvantifierad,
       round(avg(p.measurability = 'kvantifierad'), 3) AS share_kvantifierad
FROM themes t JOIN pledges p USING (pledge_id) GROUP BY t.theme ORDER BY pledges DESC;

CREATE VIEW third_parties AS
SELECT a.name, a.role, count(*) AS pledges, count(DISTINCT p.document_id) AS documents
FROM parties a JOIN pledges p USING (pledge_id)
WHERE a.kind = 'annan' GROUP BY a.name, a.role ORDER BY pledges DESC, a.name;

CREATE VIEW results_by_status AS
SELECT status, count(*) AS results, count(DISTINCT document_id) AS documents,
       (SELECT count(*) FROM documents) AS of_documents
FROM follow_up WHERE type = 'result' GROUP BY status ORDER BY results DESC;

CREATE VIEW documents_without_follow_up_plan AS
SELECT d.document_id, d.municipalities, d.title, d.source
FROM documents d
WHERE d.pledges > 0
  AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.document_id = d.document_id AND f.type = 'plan');

CREATE VIEW least_certain AS
SELECT pledge_id, document_id, round(confidence_pledge * confidence_actor * confidence_measurability, 3) AS confidence,
       actor, measurability, text
FROM pledges WHERE NOT corrected ORDER BY confidence;
