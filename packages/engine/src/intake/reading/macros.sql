-- How values are read from text. Installed as temporary macros on the connection that imports, so that parsing is
-- set-based and each rule can be asked alone: SELECT read_number('(1.234,50 €)', ',').

CREATE OR REPLACE TEMP MACRO plain_digits(text) AS
  translate(text, '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩', '01234567890123456789');

-- Spaces that are not ASCII, and the invisible marks of right-to-left text.
CREATE OR REPLACE TEMP MACRO tidy(text) AS
  trim(translate(text, chr(160) || chr(8239) || chr(8201) || chr(9) || chr(65279) || chr(8203) || chr(8206) || chr(8207) || chr(8234) || chr(8235) || chr(8236) || chr(1564), '    '));

CREATE OR REPLACE TEMP MACRO says_nothing(text) AS
  text IN ('', '-', 'NULL', 'null', 'Null', 'N/A', 'n/a', '#N/A', 'NA', 'NaN', 'nan', 'NAN', 'None', 'none', '\N', 'NaT', '<NA>');

-- NULL for a cell that says nothing.
CREATE OR REPLACE TEMP MACRO said(text) AS
  CASE WHEN NOT says_nothing(tidy(text)) THEN tidy(text) END;

-- Numbers ------------------------------------------------------------------------------------------------------

-- Every mark that only separates thousands becomes '_', the decimal mark becomes '.', a minus is a minus.
CREATE OR REPLACE TEMP MACRO number_marks(text, mark) AS
  translate(
    tidy(text),
    '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩' || '٫٬٪−–' || ' ''’ʼ' || ',.',
    '01234567890123456789' || '._%--' || '____' || CASE mark WHEN ',' THEN '._' ELSE '_.' END
  );

-- Sign, bracket or currency; digits in groups of three (in India of two) or ungrouped; fraction; exponent; the same
-- again behind. '1.500.000,-' is how Indonesia and the German-speaking countries write that there are no cents.
CREATE OR REPLACE TEMP MACRO looks_like_number(marked) AS
  regexp_full_match(
    marked,
    '[-+(]*_?(?:(?:[A-Z]{3}|[A-Z]{0,3}\$|Rp|rp|RP|RM|Rs|kr|Kr|Fr|R)\.?|[^\x00-\x7F]{1,6})?_?[-+]?(?:(?:\d{1,3}(?:_\d{2,3})*_\d{3}|\d+)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?_?(?:(?:[A-Z]{3}|[A-Z]{0,3}\$|Rp|rp|RM|kr|Kr|Fr)\.?|[^\x00-\x7F]{1,6})?_?[-%)]*'
  );

CREATE OR REPLACE TEMP MACRO number_magnitude(marked) AS
  try_cast(
    regexp_replace(
      regexp_replace(marked, '[A-Za-z]{2,}\.?|^[-+(_]*[A-Z]\.?|[^\x00-\x7F]+|[$_()%]', '', 'g'),
      '^[-+]+|[-+]+$', '', 'g'
    ) AS DOUBLE
  );

CREATE OR REPLACE TEMP MACRO signed_number(marked) AS
  CASE WHEN looks_like_number(marked) THEN
    CASE WHEN regexp_matches(marked, '^[^0-9]*[-(]|[-)][^0-9]*$') THEN -number_magnitude(marked) ELSE number_magnitude(marked) END
  END;

CREATE OR REPLACE TEMP MACRO read_number(text, mark) AS signed_number(regexp_replace(number_marks(text, mark), '\.-+$', ''));

-- A share of one: '5 %' is 0.05.
CREATE OR REPLACE TEMP MACRO read_rate(text, mark) AS
  read_number(text, mark) / CASE WHEN regexp_matches(text, '[%٪]') THEN 100 ELSE 1 END;

-- Money that sums of it stay exact to the cent, and that nothing real exceeds.
CREATE OR REPLACE TEMP MACRO sane_number(number) AS
  CASE WHEN number BETWEEN -1e15 AND 1e15 THEN number END;

-- Dates --------------------------------------------------------------------------------------------------------

-- Solar Hijri arithmetic: 33-year cycles with 8 leap years, exact for 1178..1633 AP (1799..2254). Days since 1970-01-01.
CREATE OR REPLACE TEMP MACRO jalali_days(y, m, d) AS
  365 * (y - 1) + (8 * y + 21) // 33 + CASE WHEN m <= 7 THEN 31 * (m - 1) ELSE 30 * (m - 1) + 6 END + d - 1 - 492268;

CREATE OR REPLACE TEMP MACRO jalali_month_days(y, m) AS
  CASE WHEN m BETWEEN 1 AND 6 THEN 31 WHEN m BETWEEN 7 AND 11 THEN 30 WHEN m = 12 THEN CASE WHEN (25 * y + 11) % 33 < 8 THEN 30 ELSE 29 END ELSE 0 END;

CREATE OR REPLACE TEMP MACRO jalali_date(y, m, d) AS
  CASE WHEN y BETWEEN 1178 AND 1633 AND d BETWEEN 1 AND jalali_month_days(y, m)
    THEN DATE '1970-01-01' + jalali_days(y, m, d)::INTEGER END;

CREATE OR REPLACE TEMP MACRO gregorian_date(y, m, d) AS
  CASE WHEN y BETWEEN 1 AND 9999 THEN try_cast(lpad(y::VARCHAR, 4, '0') || '-' || m || '-' || d AS DATE) END;

-- Two digits mean the century that ends ten years from now (Gregorian) or the years 1321..1420 (Jalali).
CREATE OR REPLACE TEMP MACRO full_year(y, calendar) AS
  CASE
    WHEN y >= 100 THEN y
    WHEN calendar = 'jalali' THEN y + CASE WHEN y <= 20 THEN 1400 ELSE 1300 END
    ELSE y + CASE WHEN y <= (year(current_date) + 10) % 100 THEN 2000 ELSE 1900 END
  END;

CREATE OR REPLACE TEMP MACRO calendar_date(y, m, d, calendar) AS
  CASE WHEN calendar = 'jalali' THEN jalali_date(full_year(y, calendar), m, d) ELSE gregorian_date(full_year(y, calendar), m, d) END;

CREATE OR REPLACE TEMP MACRO date_parts(digits) AS
  regexp_extract(digits, '^(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})(?:\D.*)?$', ['a', 'b', 'c']);

CREATE OR REPLACE TEMP MACRO ordered_date(a, b, c, ordering, calendar) AS
  CASE
    WHEN length(a) > 2 OR ordering = 'ymd' THEN calendar_date(try_cast(a AS INTEGER), try_cast(b AS INTEGER), try_cast(c AS INTEGER), calendar)
    WHEN ordering = 'mdy' THEN calendar_date(try_cast(c AS INTEGER), try_cast(a AS INTEGER), try_cast(b AS INTEGER), calendar)
    WHEN ordering = 'dmy' THEN calendar_date(try_cast(c AS INTEGER), try_cast(b AS INTEGER), try_cast(a AS INTEGER), calendar)
  END;

CREATE OR REPLACE TEMP MACRO named_month_date(text) AS
  try_strptime(
    regexp_extract(text, '^[^:]*?\d{4}|^[^:]*?[A-Za-z]\W+\d{2}(?:\D|$)|^.*$'),
    ['%d-%b-%y', '%d %b %y', '%d-%B-%y', '%d %b %Y', '%d %B %Y', '%d-%b-%Y', '%d-%B-%Y', '%b %d, %Y', '%B %d, %Y', '%b %d %Y', '%B %d %Y', '%d/%b/%Y', '%a, %d %b %Y', '%A, %d %B %Y', '%A, %B %d, %Y', '%Y-%b-%d']
  )::DATE;

CREATE OR REPLACE TEMP MACRO date_of_digits(digits, ordering, calendar) AS
  CASE
    WHEN regexp_matches(digits, '^\d{8}(?:\D|$)') THEN
      calendar_date(try_cast(digits[1:4] AS INTEGER), try_cast(digits[5:6] AS INTEGER), try_cast(digits[7:8] AS INTEGER), calendar)
    -- Excel counts days from 1899-12-30; five digits reach from 1927 to 2173.
    WHEN regexp_full_match(digits, '\d{5}(?:\.\d+)?') THEN DATE '1899-12-30' + floor(try_cast(digits AS DOUBLE))::INTEGER
    -- Seconds or milliseconds since 1970.
    WHEN regexp_full_match(digits, '\d{10}(?:\.\d+)?') THEN epoch_ms((try_cast(digits AS DOUBLE) * 1000)::BIGINT)::DATE
    WHEN regexp_full_match(digits, '\d{13}') THEN epoch_ms(try_cast(digits AS BIGINT))::DATE
    WHEN regexp_matches(digits, '[A-Za-z]{3}') AND NOT regexp_matches(digits, '^\d+[-/.]\d') THEN named_month_date(digits)
    ELSE ordered_date(date_parts(digits).a, date_parts(digits).b, date_parts(digits).c, ordering, calendar)
  END;

CREATE OR REPLACE TEMP MACRO read_date(text, ordering, calendar) AS
  date_of_digits(plain_digits(tidy(text)), ordering, calendar);

CREATE OR REPLACE TEMP MACRO sane_date(day) AS
  CASE WHEN day BETWEEN DATE '1900-01-01' AND current_date + INTERVAL 100 YEAR THEN day END;

-- Moments ------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO clock_seconds(clock) AS
  CASE WHEN clock.h <> '' THEN
    (CASE upper(clock.half) WHEN 'P' THEN try_cast(clock.h AS INTEGER) % 12 + 12 WHEN 'A' THEN try_cast(clock.h AS INTEGER) % 12 ELSE try_cast(clock.h AS INTEGER) END) * 3600
    + try_cast(clock.m AS INTEGER) * 60 + coalesce(try_cast(clock.s AS DOUBLE), 0)
  END;

-- Seconds since midnight; NULL where no time of day is written.
CREATE OR REPLACE TEMP MACRO seconds_of_day(digits) AS
  CASE
    WHEN regexp_full_match(digits, '\d{5}\.\d+') THEN round((try_cast(digits AS DOUBLE) % 1) * 86400)
    WHEN regexp_full_match(digits, '\d{10}(?:\.\d+)?') THEN try_cast(digits AS DOUBLE) % 86400
    WHEN regexp_full_match(digits, '\d{13}') THEN (try_cast(digits AS DOUBLE) / 1000) % 86400
    ELSE clock_seconds(regexp_extract(digits, '[ T,](\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*(?:([AaPp])\.?[Mm])?', ['h', 'm', 's', 'half']))
  END;

-- Offset from UTC in seconds; NULL where no zone is written.
CREATE OR REPLACE TEMP MACRO offset_seconds(zone) AS
  CASE
    WHEN zone.z <> '' THEN 0
    WHEN zone.h <> '' THEN (CASE zone.sign WHEN '-' THEN -1 ELSE 1 END) * (try_cast(zone.h AS INTEGER) * 3600 + coalesce(try_cast(zone.m AS INTEGER), 0) * 60)
  END;

CREATE OR REPLACE TEMP MACRO zone_offset(digits) AS
  CASE
    WHEN regexp_full_match(digits, '\d{10}(?:\.\d+)?|\d{13}') THEN 0
    ELSE offset_seconds(regexp_extract(digits, ':\d{2}(?:[.,]\d+)?\s*(?:(Z|z|UTC|GMT)|([-+])(\d{2}):?(\d{2})?)$', ['z', 'sign', 'h', 'm']))
  END;

-- A local moment in the zone `zone`: what names its own zone is converted, what names none is local already.
CREATE OR REPLACE TEMP MACRO local_moment(day, seconds, away, zone) AS
  CASE
    WHEN seconds >= 86400 THEN NULL
    WHEN away IS NULL THEN day + to_microseconds((seconds * 1e6)::BIGINT)
    ELSE timezone(zone, timezone('UTC', day + to_microseconds(((seconds - away) * 1e6)::BIGINT)))
  END;

CREATE OR REPLACE TEMP MACRO moment_of_digits(digits, ordering, calendar, zone) AS
  local_moment(date_of_digits(digits, ordering, calendar), seconds_of_day(digits), zone_offset(digits), zone);

-- NULL where the text names a day only.
CREATE OR REPLACE TEMP MACRO read_moment(text, ordering, calendar, zone) AS
  moment_of_digits(plain_digits(tidy(text)), ordering, calendar, zone);

-- Others -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO read_boolean(text) AS
  CASE
    WHEN lower(tidy(text)) IN ('1', '1.0', 'true', 't', 'yes', 'y', 'x', 'on', 'ya', 'iya', 'benar', 'بله', 'بلی', 'آری', 'درست', '۱') THEN true
    WHEN lower(tidy(text)) IN ('0', '0.0', 'false', 'f', 'no', 'n', 'off', 'tidak', 'bukan', 'salah', 'خیر', 'نه', 'نادرست', '۰') THEN false
  END;

-- Ids that went through a floating-point column come back as '17850.0'.
CREATE OR REPLACE TEMP MACRO without_float_tail(text) AS
  regexp_replace(text, '\.0+$', '');
