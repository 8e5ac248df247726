-- What a comparison on stored postings needs to say all that one on the files themselves says.
ALTER TABLE posting ADD COLUMN title_span TEXT;  -- Where the title stands in the source record's text: "begin-end"; NULL for a field.
ALTER TABLE posting ADD COLUMN employer_span TEXT;  -- Where the employer stands.
ALTER TABLE posting ADD COLUMN location_span TEXT;  -- Where the location stands.
ALTER TABLE posting ADD COLUMN location_certainty TEXT;  -- stated, implied or assumed; NULL without a location.
ALTER TABLE posting ADD COLUMN country_span TEXT;  -- Where the country stands.
ALTER TABLE posting ADD COLUMN country_certainty TEXT;  -- stated, implied or assumed; NULL without a country.
ALTER TABLE posting ADD COLUMN date_words TEXT;  -- The words that the date was read from; NULL for a field.
ALTER TABLE posting ADD COLUMN date_span TEXT;  -- Where they stand.
ALTER TABLE posting ADD COLUMN date_certainty TEXT;  -- stated, implied or assumed; NULL for a field.
ALTER TABLE pay ADD COLUMN full_time_hours_micros INTEGER;  -- Hours of a full-time week, where the text tells them apart; else NULL.
ALTER TABLE claim ADD COLUMN bound TEXT;  -- How the count is meant: exact, about, from ("more than"), up_to; NULL for exact.
