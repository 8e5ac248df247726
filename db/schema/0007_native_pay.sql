-- All pay against a yearly benchmark, a third sooner: SQLite works out the whole of an AND wherever
-- its value is wanted, and of a CASE only the part that holds. Nothing else about the view is new.

DROP VIEW comparisons;

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
         CASE b.unit
           WHEN 'year' THEN 0
           WHEN p.period THEN
             b.unit <> 'month' OR v.units_per_year = coalesce(p.payments_per_year_micros / 1e6, 12)
           ELSE 0
         END AS native,
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
    AND p.kind <> 'equity' AND p.kind <> 'sign_on'
) AS c
JOIN posting AS o ON o.id = c.posting_id
WHERE CASE WHEN c.native THEN coalesce(c.min_micros, c.max_micros)
           ELSE coalesce(c.annual_min_micros, c.annual_max_micros) END IS NOT NULL;
