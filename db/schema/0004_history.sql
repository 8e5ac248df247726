ALTER TABLE document ADD COLUMN last_seen_on TEXT;  -- Last day on which an import met it again; NULL when none did.
ALTER TABLE posting ADD COLUMN job_key BLOB;  -- Which job it is, by address, id or names: equal for all its versions.
ALTER TABLE posting ADD COLUMN previous_id INTEGER REFERENCES posting ON DELETE SET NULL;  -- The version of the job seen before.

CREATE INDEX posting_by_job ON posting (job_key, id) WHERE job_key IS NOT NULL;
CREATE INDEX posting_by_previous ON posting (previous_id) WHERE previous_id IS NOT NULL;

-- Documents as they were read, for imports that keep them (--keep-text): for rescan and search.
CREATE TABLE stored_text (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,  -- Whose text it is.
  text TEXT NOT NULL,           -- The record's text.
  title TEXT,                   -- The field beside the text; NULL for none, here and below.
  employer TEXT,                -- The field.
  location TEXT,                -- The field.
  country TEXT,                 -- The field.
  date TEXT,                    -- The field.
  url TEXT,                     -- The field.
  offsets TEXT NOT NULL,        -- From the text to the bytes of the source: "text:source:piece ...".
  marks TEXT NOT NULL           -- What stretches of the text were: "kind:begin-end ...".
) STRICT;

-- Every version of every job. A job is known by the address of its posting, else by the record's
-- own id with the employer, else by employer, title and location. The same content met again is
-- the same version, with a later last_seen.
CREATE VIEW versions (
  posting_id,   -- The posting: postings.id.
  previous_id,  -- The version of the job that was seen before this one; NULL for the first.
  first_seen,   -- Day of the import that first met it.
  last_seen,    -- Day of the last import that met it.
  title,        -- As the text states it.
  employer,     -- Who pays.
  location,     -- As the text states it.
  date,         -- Of the posting; NULL when nothing tells.
  pay_count,    -- How many rows of pays it has.
  source        -- Where it was read: the file, and the record in it.
) AS
SELECT o.id, o.previous_id, d.imported_on, coalesce(d.last_seen_on, d.imported_on), o.title,
       o.employer, o.location, o.date, o.pay_count,
       d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END
FROM posting AS o JOIN document AS d ON d.id = o.document_id;

-- Jobs that were seen again with other pay: the first primary pay of both versions.
CREATE VIEW pay_changes (
  posting_id,       -- The later version: postings.id.
  previous_id,      -- The version before it.
  title,            -- Of the later version.
  employer,         -- Who pays.
  location,         -- As the text states it.
  previous_seen,    -- Day of the import that first met the version before.
  first_seen,       -- Day of the import that first met this one.
  previous_min,     -- Lower end before; NULL for "up to", or when no pay was stated.
  previous_max,     -- Upper end before.
  previous_period,  -- What one payment was for.
  min,              -- Lower end now.
  max,              -- Upper end now.
  period,           -- What one payment is for.
  currency          -- ISO 4217; of the later version, or of the version before where that is gone.
) AS
SELECT o.id, e.id, o.title, o.employer, o.location, de.imported_on, d.imported_on,
       q.min_micros / 1e6, q.max_micros / 1e6, q.period,
       p.min_micros / 1e6, p.max_micros / 1e6, p.period, coalesce(p.currency, q.currency)
FROM posting AS o
JOIN posting AS e ON e.id = o.previous_id
JOIN document AS d ON d.id = o.document_id
JOIN document AS de ON de.id = e.document_id
LEFT JOIN pay AS p ON p.posting_id = o.id AND p.ordinal =
  (SELECT min(ordinal) FROM pay WHERE posting_id = o.id AND is_primary)
LEFT JOIN pay AS q ON q.posting_id = e.id AND q.ordinal =
  (SELECT min(ordinal) FROM pay WHERE posting_id = e.id AND is_primary)
WHERE o.previous_id IS NOT NULL
  AND (p.min_micros IS NOT q.min_micros OR p.max_micros IS NOT q.max_micros
       OR p.currency IS NOT q.currency OR p.period IS NOT q.period);

-- What the search goes over.
CREATE VIEW search_source (
  id,        -- The posting: postings.id.
  title,     -- As the text states it.
  employer,  -- Who pays.
  location,  -- As the text states it.
  text       -- Of the document; NULL where it was not kept.
) AS
SELECT o.id, o.title, o.employer, o.location, t.text
FROM posting AS o LEFT JOIN stored_text AS t ON t.document_id = o.document_id;

-- Full-text search (FTS5): search.rowid is postings.id. Ask it with MATCH.
CREATE VIRTUAL TABLE search USING fts5 (
  title,     -- As the text states it.
  employer,  -- Who pays.
  location,  -- As the text states it.
  text,      -- Of the document, where it was kept.
  content = 'search_source', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO search (search) VALUES ('rebuild');
