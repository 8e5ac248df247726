-- What people ask of a million postings, in under a second each. The views look up a document only
-- for the columns that come from it, when they are asked for: a join would look it up for every row.

-- All that the views compute with, without the words: a narrow copy of pay in its own order.
CREATE INDEX pay_figures ON pay (
  posting_id, is_primary, currency, kind, period, bound, as_of, min_micros, max_micros,
  annual_min_micros, annual_max_micros, hours_per_week_micros, days_per_week_micros,
  weeks_per_year_micros, payments_per_year_micros, confidence_percent
);

-- The value in force on a day is the first that ends on it or later. Of a long series, few do.
CREATE INDEX benchmark_value_by_end ON benchmark_value (
  benchmark_id, CAST(coalesce(effective_to, '9999-12-31') AS TEXT), effective_from, effective_to,
  amount_micros, units_per_year
);

-- Few pays have notes: what contradicts, what was odd.
CREATE INDEX pay_with_notes ON pay (posting_id) WHERE notes IS NOT NULL;

-- Pay that stood in fields of its own beside a text that is kept, such as schema.org's baseSalary.
CREATE TABLE stored_pay (
  document_id INTEGER NOT NULL REFERENCES stored_text ON DELETE CASCADE,  -- Whose fields they are.
  ordinal INTEGER NOT NULL,     -- Their place in the document, from 0.
  min_micros INTEGER,           -- Lower end; NULL for none.
  max_micros INTEGER,           -- Upper end; NULL for none.
  currency TEXT NOT NULL,       -- ISO 4217; empty when not given.
  period TEXT NOT NULL,         -- hour, year and so on; empty when not given.
  kind TEXT NOT NULL,           -- As in pay; empty for base pay.
  scope TEXT NOT NULL,          -- What limits it: the title of a tier; may be empty.
  estimated INTEGER NOT NULL CHECK (estimated IN (0, 1)),    -- 1: guessed by the source, not offered by the employer.
  words TEXT NOT NULL,          -- The fields as they stand.
  to_be_read INTEGER NOT NULL CHECK (to_be_read IN (0, 1)),  -- 1: only the words are known.
  rule TEXT NOT NULL,           -- Which shape of fields gave it: "field.json-ld".
  span_begin INTEGER,           -- Where it stands in the source record's text; NULL when not there.
  span_end INTEGER,             -- Just behind its last byte.
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

DROP VIEW claims;
DROP VIEW comparisons;
DROP VIEW pays;
DROP VIEW postings;

-- Postings with plain values.
CREATE VIEW postings (
  id,          -- Key of the posting; posting_id elsewhere.
  title,       -- As the text states it.
  role,        -- The title's core in standard words, lower case.
  employer,    -- Who pays.
  location,    -- As the text states it.
  country,     -- ISO 3166-1 alpha-2.
  date,        -- Of the posting or the story; NULL when nothing tells.
  url,         -- Its address, where the record has one.
  pay_count,   -- How many rows of pays it has; 0 when it states no pay.
  source,      -- Where it was read: the file, and the record in it.
  role_note,   -- What the role is for.
  record_id,   -- The record's own id, where it has one.
  as_of,       -- The day whose benchmarks apply to it.
  as_of_from   -- document (its own date), flag (--as-of) or today (the day of import).
) AS
SELECT o.id, o.title, o.role, o.employer, o.location, o.country, o.date, o.url, o.pay_count,
       (SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END FROM document
        WHERE id = o.document_id),
       o.role_note,
       (SELECT source_id FROM document WHERE id = o.document_id), o.as_of, o.as_of_from
FROM posting AS o;

-- Each statement of pay, with its posting.
CREATE VIEW pays (
  posting_id,  -- The posting: postings.id.
  title,       -- As the text states it.
  role,        -- The title's core in standard words, lower case.
  employer,    -- Who pays.
  location,    -- As the text states it.
  country,     -- ISO 3166-1 alpha-2.
  date,        -- Of the posting or the story.
  min,         -- Lower end, in the currency, for one period; NULL for "up to".
  max,         -- Upper end; NULL for "from"; equal to min for a single figure.
  currency,    -- ISO 4217; NULL when nothing tells.
  period,      -- hour, day, week, month, quarter, year, shift, visit, mile, piece, session, project, once.
  kind,        -- base, total, ote, bonus, sign_on, commission, equity, allowance, other.
  bound,       -- exact, range, up_to, from, about.
  basis,       -- gross, net, pro_rata, fte; NULL when the text does not say.
  scope,       -- The words that limit it: a place, a level.
  is_primary,  -- 1: what a person would quote as the pay of this job.
  annual_min,  -- A year of min; NULL when it cannot be annualised.
  annual_max,  -- A year of max.
  confidence,  -- From 0 to 1.
  quote,       -- The words of the text.
  source,      -- Where it was read: the file, and the record in it.
  time,        -- offered, current, past, future.
  assumes,     -- What the annual figures assume, beyond the text; empty for nothing.
  rule,        -- The rules that read it, joined by '+'; "field.json-ld" first for pay in JSON-LD.
  notes        -- What was odd about it, in words: "contradicts the text: 24 to 29 USD".
) AS
SELECT p.posting_id, o.title, o.role, o.employer, o.location, o.country, o.date,
       p.min_micros / 1e6, p.max_micros / 1e6, p.currency, p.period, p.kind, p.bound, p.basis,
       p.scope, p.is_primary, p.annual_min_micros / 1e6, p.annual_max_micros / 1e6,
       p.confidence_percent / 100.0, p.quote,
       (SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END FROM document
        WHERE id = o.document_id),
       p.time, p.annual_assumes, p.rule, p.notes
FROM pay AS p
JOIN posting AS o ON o.id = p.posting_id;

-- Each pay against each benchmark of its currency with a value in force on the posting's day. A
-- yearly benchmark takes the annual figure. One by the hour, day, week or month takes pay for that
-- period as it is, and other pay by way of its annual figure and the hours and weeks of the job.
-- Shares and sign-on payments are no regular pay and are not compared.
CREATE VIEW comparisons (
  posting_id,        -- The posting: postings.id.
  title,             -- As the text states it.
  role,              -- The title's core in standard words, lower case.
  employer,          -- Who pays.
  location,          -- As the text states it.
  country,           -- ISO 3166-1 alpha-2.
  date,              -- Of the posting or the story.
  min,               -- Lower end, in the currency, for one period; NULL for "up to".
  max,               -- Upper end; NULL for "from"; equal to min for a single figure.
  currency,          -- ISO 4217, the same for the pay and the benchmark.
  period,            -- What one payment is for, as in pays.
  kind,              -- base, total, ote, bonus, sign_on, commission, equity, allowance, other.
  bound,             -- exact, range, up_to, from, about.
  basis,             -- gross, net, pro_rata, fte; NULL when the text does not say.
  scope,             -- The words that limit it: a place, a level.
  is_primary,        -- 1: what a person would quote as the pay of this job.
  annual_min,        -- A year of min; NULL when it cannot be annualised.
  annual_max,        -- A year of max.
  confidence,        -- From 0 to 1.
  quote,             -- The words of the text.
  source,            -- Where it was read: the file, and the record in it.
  benchmark,         -- Id of the series: "sag-aftra-health-earnings".
  benchmark_name,    -- Its name for people.
  benchmark_amount,  -- The amount in force, for one unit.
  unit,              -- year, month, week, day or hour.
  effective_from,    -- First day on which the amount is in force.
  effective_to,      -- Last day; NULL when no end is known.
  ratio_min,         -- Lower end of the pay over the amount; NULL for "up to".
  ratio_max,         -- Upper end over the amount; NULL for "from".
  ratio,             -- Of the midpoint, or of the one end that there is.
  assumes,           -- What the ratio assumes, beyond the text; empty for nothing.
  as_of,             -- The day whose benchmarks apply.
  as_of_from         -- document (its own date), flag (--as-of) or today (the day of import).
) AS
SELECT c.posting_id, o.title, o.role, o.employer, o.location, o.country, o.date,
       c.min_micros / 1e6, c.max_micros / 1e6, c.currency, c.period, c.kind, c.bound, c.basis,
       c.scope, c.is_primary, c.annual_min_micros / 1e6, c.annual_max_micros / 1e6,
       c.confidence_percent / 100.0, c.quote,
       (SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END FROM document
        WHERE id = o.document_id),
       c.benchmark_id, c.benchmark_name, c.amount_micros / 1e6, c.unit, c.effective_from,
       c.effective_to,
       CASE WHEN c.native THEN c.min_micros * 1.0 ELSE c.annual_min_micros / c.per_year END
         / c.amount_micros,
       CASE WHEN c.native THEN c.max_micros * 1.0 ELSE c.annual_max_micros / c.per_year END
         / c.amount_micros,
       CASE WHEN c.native
         THEN (coalesce(c.min_micros, c.max_micros) + coalesce(c.max_micros, c.min_micros)) / 2.0
         ELSE (coalesce(c.annual_min_micros, c.annual_max_micros)
               + coalesce(c.annual_max_micros, c.annual_min_micros)) / 2.0 / c.per_year
       END / c.amount_micros,
       CASE WHEN c.native THEN '' ELSE ltrim(
         CASE WHEN (c.period = 'hour') <> (c.unit = 'hour') AND NOT c.hours_stated
           THEN printf('; %g hours a week', c.hours_per_week_micros / 1e6) ELSE '' END
         || CASE WHEN (c.period = 'day') <> (c.unit = 'day') AND NOT c.days_stated
           THEN printf('; %g days a week', c.days_per_week_micros / 1e6) ELSE '' END
         || CASE WHEN (c.period IN ('hour', 'day', 'week')) <> (c.unit IN ('hour', 'day', 'week'))
                   AND NOT c.weeks_stated
           THEN printf('; %g weeks a year', c.weeks_per_year_micros / 1e6) ELSE '' END
         || CASE WHEN (c.period = 'month' AND c.payments_per_year_micros IS NULL)
                   <> (c.unit = 'month' AND c.per_year = 12)
           THEN '; 12 months a year' ELSE '' END, '; ')
       END,
       c.as_of, o.as_of_from
FROM (
  SELECT p.*, b.id AS benchmark_id, b.name AS benchmark_name, b.unit, v.amount_micros,
         v.effective_from, v.effective_to,
         p.period = b.unit AND b.unit <> 'year'
           AND (b.unit <> 'month' OR v.units_per_year = coalesce(p.payments_per_year_micros / 1e6, 12))
           AS native,
         CASE b.unit
           WHEN 'year' THEN 1.0
           WHEN 'month' THEN v.units_per_year * 1.0
           WHEN 'week' THEN p.weeks_per_year_micros / 1e6
           WHEN 'day' THEN p.days_per_week_micros / 1e6 * (p.weeks_per_year_micros / 1e6)
           WHEN 'hour' THEN p.hours_per_week_micros / 1e6 * (p.weeks_per_year_micros / 1e6)
         END AS per_year
  -- Pay first, then the one value in force for it: CROSS JOIN keeps that order. The sign keeps
  -- SQLite from looking pay up by its currency, which finds half the table: a query that names a
  -- posting, an employer or a day must begin there.
  FROM benchmark AS b
  JOIN pay AS p ON +p.currency = b.currency
  CROSS JOIN benchmark_value AS v
    ON v.benchmark_id = b.id AND p.as_of >= v.effective_from
    AND p.as_of <= CAST(coalesce(v.effective_to, '9999-12-31') AS TEXT)
  WHERE b.unit IN ('year', 'month', 'week', 'day', 'hour') AND v.amount_micros > 0
    AND p.kind NOT IN ('equity', 'sign_on')
) AS c
JOIN posting AS o ON o.id = c.posting_id
WHERE CASE WHEN c.native THEN coalesce(c.min_micros, c.max_micros)
           ELSE coalesce(c.annual_min_micros, c.annual_max_micros) END IS NOT NULL;

-- Ratios that a text states in words, with the exact one.
CREATE VIEW claims (
  posting_id,       -- The posting about which it speaks: postings.id.
  title,            -- The posting's title.
  employer,         -- Who pays.
  date,             -- Of the posting or the story.
  relation,         -- qualifies, times, as_many_as, less_than, more_than.
  count,            -- The number that it states; NULL for less_than and more_than.
  subject,          -- Of what: "actors".
  benchmark,        -- Id of the series that the words mean; NULL when none is known.
  benchmark_words,  -- The words themselves.
  ratio,            -- The exact ratio of the posting's primary pay (the highest of several) to it.
  quote,            -- The words of the text.
  source,           -- Where it was read: the file, and the record in it.
  bound             -- How the count is meant: exact, about, from ("more than"), up_to.
) AS
SELECT c.posting_id, o.title, o.employer, o.date, c.relation, c.count_micros / 1e6, c.subject,
       c.benchmark_id, c.benchmark_words,
       (SELECT max(coalesce(k.ratio_max, k.ratio_min)) FROM comparisons AS k
        WHERE k.posting_id = c.posting_id AND k.benchmark = c.benchmark_id AND k.is_primary),
       c.quote, (SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END FROM document
        WHERE id = o.document_id),
       coalesce(c.bound, 'exact')
FROM claim AS c
JOIN posting AS o ON o.id = c.posting_id;
