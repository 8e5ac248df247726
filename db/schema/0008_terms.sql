-- What a posting says of the job beside what it is and pays. NULL in what was imported before; a
-- rescan reads it in the texts that were kept.
ALTER TABLE posting ADD COLUMN soc_code TEXT;  -- US occupation (SOC 2018): "29-1141"; NULL when no words tell it surely.
ALTER TABLE posting ADD COLUMN soc_certainty TEXT;  -- stated: the title is the occupation's; implied: it only ends so; NULL without one.
ALTER TABLE posting ADD COLUMN seniority TEXT;  -- senior, junior, lead and so on, as the title says.
ALTER TABLE posting ADD COLUMN grade TEXT;  -- "II", "Band 6".
ALTER TABLE posting ADD COLUMN shift TEXT;  -- night, day, evening, morning, weekend, rotating.
ALTER TABLE posting ADD COLUMN contract TEXT;  -- permanent, fixed-term, temporary, seasonal, casual, freelance, contract, internship, apprenticeship, volunteer.
ALTER TABLE posting ADD COLUMN working_time TEXT;  -- full-time, part-time; "full-time, part-time" for either.
ALTER TABLE posting ADD COLUMN workplace TEXT;  -- remote, hybrid, on-site.
ALTER TABLE posting ADD COLUMN places TEXT;  -- Where the location names several, each: "Leeds; York"; else NULL.
ALTER TABLE posting ADD COLUMN requisition TEXT;  -- The employer's number of the job: "JR-10442".
ALTER TABLE posting ADD COLUMN gender_mark TEXT;  -- That all may apply, as the title says: "m/w/d".
ALTER TABLE stored_text ADD COLUMN terms TEXT;  -- Terms that stood in fields: "job type: FULL TIME"; NULL for none.

CREATE INDEX posting_by_soc ON posting (soc_code, employer) WHERE soc_code IS NOT NULL;

DROP VIEW postings;

-- Postings with plain values.
CREATE VIEW postings (
  id,            -- Key of the posting; posting_id elsewhere.
  title,         -- As the text states it.
  role,          -- The title's core in standard words, lower case.
  employer,      -- Who pays.
  location,      -- As the text states it.
  country,       -- ISO 3166-1 alpha-2.
  date,          -- Of the posting or the story; NULL when nothing tells.
  url,           -- Its address, where the record has one.
  pay_count,     -- How many rows of pays it has; 0 when it states no pay.
  source,        -- Where it was read: the file, and the record in it.
  role_note,     -- What the role is for.
  record_id,     -- The record's own id, where it has one.
  as_of,         -- The day whose benchmarks apply to it.
  as_of_from,    -- document (its own date), flag (--as-of) or today (the day of import).
  soc_code,      -- US occupation (SOC 2018): "29-1141"; NULL when no words tell it surely.
  soc_certainty, -- stated, or implied where the title only ends with the occupation's words.
  seniority,     -- senior, junior, lead and so on, as the title says; here and below NULL when the text does not say.
  grade,         -- "II", "Band 6".
  shift,         -- night, day, evening, morning, weekend, rotating.
  contract,      -- permanent, fixed-term, temporary, seasonal, casual, freelance, contract, internship, apprenticeship, volunteer.
  working_time,  -- full-time, part-time; "full-time, part-time" for either.
  workplace,     -- remote, hybrid, on-site.
  places,        -- Where the location names several, each: "Leeds; York".
  requisition,   -- The employer's number of the job: "JR-10442".
  gender_mark    -- That all may apply, as the title says: "m/w/d".
) AS
SELECT o.id, o.title, o.role, o.employer, o.location, o.country, o.date, o.url, o.pay_count,
       (SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END FROM document
        WHERE id = o.document_id),
       o.role_note,
       (SELECT source_id FROM document WHERE id = o.document_id), o.as_of, o.as_of_from,
       o.soc_code, o.soc_certainty, o.seniority, o.grade, o.shift, o.contract, o.working_time,
       o.workplace, o.places, o.requisition, o.gender_mark
FROM posting AS o;
