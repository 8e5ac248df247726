-- Everything is kept in these tables as exact integers; people query the views.
-- Names ending in _micros count millionths: 22500000 is 22.5.

-- Changes to this file's schema, one row for each, in the order in which they were made.
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,  -- 1, 2, 3: the order.
  name TEXT NOT NULL,          -- What it did, as the file in db/schema/ is named.
  made_on TEXT NOT NULL        -- Day on which this file got it.
) STRICT;

-- Facts about the file itself.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,  -- "built_in_benchmarks": which built-in data the file holds.
  value TEXT NOT NULL     -- Its value.
) STRICT, WITHOUT ROWID;

-- A dated series of amounts that pay is set against.
CREATE TABLE benchmark (
  id TEXT PRIMARY KEY,         -- "sag-aftra-health-earnings".
  name TEXT NOT NULL,          -- For people.
  category TEXT NOT NULL,      -- "minimum-wage", "health-threshold" and so on.
  issuer TEXT NOT NULL,        -- Who sets or publishes it.
  jurisdiction TEXT NOT NULL,  -- ISO 3166 country, with the subdivision where there is one.
  currency TEXT,               -- ISO 4217; NULL when the amount is not money.
  unit TEXT NOT NULL,          -- What the amount is for: "year", "hour"; or what it counts.
  origin TEXT NOT NULL CHECK (origin IN ('built-in', 'user'))  -- Who put it into this file.
) STRICT, WITHOUT ROWID;

-- One amount of a series and the days for which it holds.
CREATE TABLE benchmark_value (
  id INTEGER PRIMARY KEY,       -- Of this table only; may change when built-in data changes.
  benchmark_id TEXT NOT NULL REFERENCES benchmark ON DELETE CASCADE,  -- The series.
  amount_micros INTEGER NOT NULL,     -- The amount in millionths.
  units_per_year INTEGER NOT NULL,    -- Of a monthly amount: how many are paid a year, 12 or 14.
  measure TEXT NOT NULL,        -- What must be reached, in words.
  effective_from TEXT NOT NULL,       -- First day in force.
  effective_to TEXT,            -- Last day in force; NULL when no end is known.
  source_title TEXT NOT NULL,   -- Where the amount was seen.
  source_url TEXT NOT NULL,     -- Its address.
  note TEXT,                    -- Shown with the amount: an inferred date, a disagreement.
  UNIQUE (benchmark_id, effective_from)
) STRICT;
