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
       d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END,
       o.role_note, d.source_id, o.as_of, o.as_of_from
FROM posting AS o JOIN document AS d ON d.id = o.document_id;

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
  assumes      -- What the annual figures assume, beyond the text; empty for nothing.
) AS
SELECT p.posting_id, o.title, o.role, o.employer, o.location, o.country, o.date,
       p.min_micros / 1e6, p.max_micros / 1e6, p.currency, p.period, p.kind, p.bound, p.basis,
       p.scope, p.is_primary, p.annual_min_micros / 1e6, p.annual_max_micros / 1e6,
       p.confidence_percent / 100.0, p.quote,
       d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END,
       p.time, p.annual_assumes
FROM pay AS p
JOIN posting AS o ON o.id = p.posting_id
JOIN document AS d ON d.id = o.document_id;

-- Every value of every benchmark.
CREATE VIEW benchmark_values (
  benchmark,       -- Id of the series: "sag-aftra-health-earnings".
  name,            -- For people.
  category,        -- "minimum-wage", "health-threshold" and so on.
  issuer,          -- Who sets or publishes it.
  jurisdiction,    -- ISO 3166 country, with the subdivision where there is one.
  currency,        -- ISO 4217; NULL when the amount is not money.
  amount,          -- The amount, for one unit.
  unit,            -- What the amount is for: year, month, week, day, hour; or what it counts.
  measure,         -- What must be reached, in words.
  effective_from,  -- First day in force.
  effective_to,    -- Last day in force; NULL when no end is known.
  source_title,    -- Where the amount was seen.
  source_url,      -- Its address.
  note,            -- An inferred date, a disagreement; NULL for none.
  origin           -- built-in, or user for what benchmarks add brought.
) AS
SELECT b.id, b.name, b.category, b.issuer, b.jurisdiction, b.currency, v.amount_micros / 1e6,
       b.unit, v.measure, v.effective_from, v.effective_to, v.source_title, v.source_url, v.note,
       b.origin
FROM benchmark_value AS v JOIN benchmark AS b ON b.id = v.benchmark_id;

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
       d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END,
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
  FROM benchmark AS b
  JOIN benchmark_value AS v ON v.benchmark_id = b.id
  -- The signs keep SQLite from looking pay up by its currency, which finds half the table: a query
  -- that names a posting, an employer or a day must begin there.
  JOIN pay AS p ON +p.currency = b.currency AND +p.as_of >= v.effective_from
                AND +p.as_of <= coalesce(v.effective_to, '9999-12-31')
  WHERE b.unit IN ('year', 'month', 'week', 'day', 'hour') AND v.amount_micros > 0
    AND p.kind NOT IN ('equity', 'sign_on')
) AS c
JOIN posting AS o ON o.id = c.posting_id
JOIN document AS d ON d.id = o.document_id
WHERE CASE WHEN c.native THEN coalesce(c.min_micros, c.max_micros)
           ELSE coalesce(c.annual_min_micros, c.annual_max_micros) END IS NOT NULL;

-- Employers, with how many of their postings state pay. Postings without an employer are not here.
CREATE VIEW employers (
  employer,     -- As the postings name it.
  postings,     -- How many postings it has.
  with_pay,     -- How many of them state pay.
  without_pay,  -- How many do not.
  first_date,   -- Date of its first dated posting.
  last_date     -- Date of its last.
) AS
SELECT employer, count(*), sum(pay_count > 0), sum(pay_count = 0), min(date), max(date)
FROM posting WHERE employer IS NOT NULL GROUP BY employer;

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
  source            -- Where it was read: the file, and the record in it.
) AS
SELECT c.posting_id, o.title, o.employer, o.date, c.relation, c.count_micros / 1e6, c.subject,
       c.benchmark_id, c.benchmark_words,
       (SELECT max(coalesce(k.ratio_max, k.ratio_min)) FROM comparisons AS k
        WHERE k.posting_id = c.posting_id AND k.benchmark = c.benchmark_id AND k.is_primary),
       c.quote, d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END
FROM claim AS c
JOIN posting AS o ON o.id = c.posting_id
JOIN document AS d ON d.id = o.document_id;

-- Money that was seen and not taken, for imports that ask for it.
CREATE VIEW refused (
  posting_id,  -- The posting beside which it stands: postings.id.
  quote,       -- The words of the text.
  reason,      -- The name of the rule that refused it: "company-funding".
  source       -- Where it was read: the file, and the record in it.
) AS
SELECT r.posting_id, r.quote, r.reason,
       d.path || CASE WHEN d.record > 0 THEN ':' || d.record ELSE '' END
FROM refusal AS r
JOIN posting AS o ON o.id = r.posting_id
JOIN document AS d ON d.id = o.document_id;

-- Records that could not be read.
CREATE VIEW bad_records (
  source,   -- Where it stands: the file, and the record in it.
  code,     -- bad_json, bad_utf8 and so on.
  message   -- What is wrong and what to do.
) AS
SELECT path || CASE WHEN record > 0 THEN ':' || record ELSE '' END, code, message FROM bad_record;
