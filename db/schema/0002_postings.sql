-- A record that was imported, once however often it is met.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,       -- In order of import.
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 16),  -- Of the record's content; its key.
  path TEXT NOT NULL,           -- The file where it was first met.
  record INTEGER NOT NULL,      -- Its place in that file, from 1; 0 when the file is the record.
  source_id TEXT,               -- The record's own id, where it has one.
  imported_on TEXT NOT NULL,    -- Day of import.
  extractor_version TEXT NOT NULL     -- Version of Wagescope that read it.
) STRICT;

-- One job on offer, or one person's job in a news story.
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,       -- In order of import.
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,  -- Where it was read.
  ordinal INTEGER NOT NULL,     -- Its place in the document, from 0.
  title TEXT,                   -- As the text states it.
  title_certainty TEXT,         -- stated, implied or assumed; NULL without a title.
  role TEXT,                    -- The title's core in standard words.
  role_note TEXT,               -- What the role is for.
  employer TEXT,                -- Who pays.
  employer_certainty TEXT,      -- stated, implied or assumed; NULL without an employer.
  location TEXT,                -- As the text states it.
  country TEXT,                 -- ISO 3166-1 alpha-2.
  date TEXT,                    -- Of the posting or the story; NULL when nothing tells.
  as_of TEXT NOT NULL,          -- The day whose benchmarks apply: the date, else as as_of_from says.
  as_of_from TEXT NOT NULL CHECK (as_of_from IN ('document', 'flag', 'today')),  -- Where as_of is from.
  url TEXT,                     -- Its address, where the record has one.
  pay_count INTEGER NOT NULL,   -- How many rows of pay belong to it.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE INDEX posting_by_employer ON posting (employer, pay_count, date);
CREATE INDEX posting_by_role ON posting (role, employer);
CREATE INDEX posting_by_title ON posting (title);
CREATE INDEX posting_by_date ON posting (date);

-- One statement of what a job pays.
CREATE TABLE pay (
  id INTEGER PRIMARY KEY,       -- In order of import.
  posting_id INTEGER NOT NULL REFERENCES posting ON DELETE CASCADE,  -- Whose pay it is.
  ordinal INTEGER NOT NULL,     -- Its place in the posting, from 0.
  min_micros INTEGER,           -- Lower end; NULL for "up to".
  max_micros INTEGER,           -- Upper end; NULL for "from".
  currency TEXT,                -- ISO 4217; NULL when nothing tells.
  currency_certainty TEXT NOT NULL,   -- stated, implied or assumed.
  period TEXT,                  -- What one payment is for: hour ... year, shift ... once.
  period_certainty TEXT NOT NULL,     -- stated, implied or assumed.
  kind TEXT NOT NULL,           -- base, total, ote, bonus, sign_on, commission, equity, allowance, other.
  bound TEXT NOT NULL,          -- exact, range, up_to, from, about.
  basis TEXT,                   -- gross, net, pro_rata, fte; NULL when the text does not say.
  scope TEXT,                   -- The words that limit it: a place, a level.
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),  -- 1: what a person would quote as the pay.
  time TEXT NOT NULL,           -- offered, current, past, future.
  confidence_percent INTEGER NOT NULL CHECK (confidence_percent BETWEEN 0 AND 100),  -- How sure, 0 to 100.
  annual_min_micros INTEGER,    -- A year of min; NULL when it cannot be annualised.
  annual_max_micros INTEGER,    -- A year of max.
  annual_assumes TEXT,          -- What the annual figures assume: "40 hours a week; 52 weeks a year".
  annual_why_not TEXT,          -- Why there is no annual figure.
  hours_per_week_micros INTEGER NOT NULL,   -- Stated, else the default of the import.
  days_per_week_micros INTEGER NOT NULL,    -- Stated, else the default of the import.
  weeks_per_year_micros INTEGER NOT NULL,   -- Stated, else the default of the import.
  payments_per_year_micros INTEGER,   -- 14 for "paid 14 times a year"; NULL when not stated.
  hours_stated INTEGER NOT NULL CHECK (hours_stated IN (0, 1)),  -- 1: the text gives hours_per_week.
  days_stated INTEGER NOT NULL CHECK (days_stated IN (0, 1)),    -- 1: the text gives days_per_week.
  weeks_stated INTEGER NOT NULL CHECK (weeks_stated IN (0, 1)),  -- 1: the text gives weeks_per_year.
  as_of TEXT NOT NULL,          -- As in its posting, so that comparing needs no look there.
  quote TEXT NOT NULL,          -- The words of the text.
  span_begin INTEGER NOT NULL,  -- First byte of the quote in the source record's text.
  span_end INTEGER NOT NULL,    -- Just behind its last byte.
  mentions TEXT,                -- Other places that state the same pay: "begin-end begin-end".
  rule TEXT NOT NULL,           -- The rules that read it, joined by '+'.
  notes TEXT,                   -- What was odd about it, in words.
  UNIQUE (posting_id, ordinal)
) STRICT;

-- As the view pays writes it, so that its "ORDER BY annual_max DESC" can use it.
CREATE INDEX pay_by_annual ON pay (currency, annual_max_micros / 1e6);

-- A sentence that states a ratio in words.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,       -- In order of import.
  posting_id INTEGER NOT NULL REFERENCES posting ON DELETE CASCADE,  -- The posting about which it speaks.
  ordinal INTEGER NOT NULL,     -- Its place in the posting, from 0.
  relation TEXT NOT NULL,       -- qualifies, times, as_many_as, less_than, more_than.
  count_micros INTEGER,         -- The number that it states; NULL for less_than and more_than.
  subject TEXT,                 -- Of what: "actors".
  benchmark_words TEXT,         -- Against what, in the words of the text.
  benchmark_id TEXT,            -- The series that the words mean; NULL when none is known.
  quote TEXT NOT NULL,          -- The words of the text.
  span_begin INTEGER NOT NULL,  -- First byte of the quote in the source record's text.
  span_end INTEGER NOT NULL,    -- Just behind its last byte.
  UNIQUE (posting_id, ordinal)
) STRICT;

-- Money that was seen and not taken, where the import asked for it.
CREATE TABLE refusal (
  id INTEGER PRIMARY KEY,       -- In order of import.
  posting_id INTEGER NOT NULL REFERENCES posting ON DELETE CASCADE,  -- The posting beside which it stands.
  ordinal INTEGER NOT NULL,     -- Its place in the posting, from 0.
  reason TEXT NOT NULL,         -- The name of the rule: "company-funding".
  quote TEXT NOT NULL,          -- The words of the text.
  span_begin INTEGER NOT NULL,  -- First byte of the quote in the source record's text.
  span_end INTEGER NOT NULL,    -- Just behind its last byte.
  UNIQUE (posting_id, ordinal)
) STRICT;

CREATE INDEX refusal_by_reason ON refusal (reason);

-- A record that could not be read.
CREATE TABLE bad_record (
  id INTEGER PRIMARY KEY,       -- In order of import.
  path TEXT NOT NULL,           -- The file.
  record INTEGER NOT NULL,      -- Its place in the file, from 1.
  source_id TEXT NOT NULL,      -- The record's own id, or empty.
  code TEXT NOT NULL,           -- bad_json, bad_utf8 and so on.
  message TEXT NOT NULL,        -- What is wrong and what to do.
  UNIQUE (path, record, source_id, message)
) STRICT;

-- How far each input was imported, so that a broken run goes on where it stopped.
CREATE TABLE import_progress (
  path TEXT PRIMARY KEY,        -- The input.
  stamp TEXT NOT NULL,          -- Its state then: with another stamp it is a new input.
  records INTEGER NOT NULL,     -- Records done, the bad ones included.
  finished INTEGER NOT NULL CHECK (finished IN (0, 1))  -- 1: to the end.
) STRICT, WITHOUT ROWID;
