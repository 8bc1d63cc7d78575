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

-- What became of promises, by the parties' own reports. A pledge without any follow-up is counted apart, not as broken.

CREATE VIEW fulfilment AS
SELECT p.pledge_id, p.document_id, p.actor, p.measurability, p.kind, l.status, l.promised, l.done, l.ratio, l.score
FROM pledges p LEFT JOIN links l ON l.pledge_id = p.pledge_id AND l.type = 'outcome' AND l.counts;

CREATE VIEW fulfilment_by_measurability AS
SELECT measurability, count(*) AS pledges, sum(status IS NULL) AS no_follow_up, count(status) AS followed_up,
       sum(status = 'genomfört') AS done, round(avg(status = 'genomfört'), 3) AS share_done_of_followed_up
FROM fulfilment GROUP BY measurability ORDER BY measurability;

CREATE VIEW fulfilment_by_theme AS
SELECT t.theme, count(*) AS pledges, sum(f.status IS NULL) AS no_follow_up, count(f.status) AS followed_up,
       sum(f.status = 'genomfört') AS done, round(avg(f.status = 'genomfört'), 3) AS share_done_of_followed_up
FROM fulfilment f JOIN themes t USING (pledge_id) GROUP BY t.theme ORDER BY pledges DESC;

CREATE VIEW fulfilment_by_municipality AS
SELECT m.code, m.name, count(*) AS pledges, sum(f.status IS NULL) AS no_follow_up, count(f.status) AS followed_up,
       sum(f.status = 'genomfört') AS done, round(avg(f.status = 'genomfört'), 3) AS share_done_of_followed_up
FROM fulfilment f JOIN municipalities m USING (document_id) GROUP BY m.code, m.name ORDER BY m.code;

CREATE VIEW successors AS
SELECT l.fate, l.changes, a.text AS pledge, b.text AS successor, a.measurability AS measurability_before,
       b.measurability AS measurability_after, l.score
FROM links l LEFT JOIN pledges a ON a.pledge_id = l.pledge_id LEFT JOIN pledges b ON b.pledge_id = l.later_pledge_id
WHERE l.type = 'successor';

CREATE VIEW copies AS
SELECT l.cluster, a.text AS earliest, da.municipalities AS earliest_in, b.text AS later, db.municipalities AS later_in,
       l.similarity
FROM links l
JOIN pledges a ON a.pledge_id = l.pledge_id JOIN documents da ON da.document_id = a.document_id
JOIN pledges b ON b.pledge_id = l.later_pledge_id JOIN documents db ON db.document_id = b.document_id
WHERE l.type = 'copy';
