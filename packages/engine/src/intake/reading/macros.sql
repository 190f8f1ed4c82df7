-- The words of which the reading of values is made. Each takes what another already made of a text, so that nothing is
-- worked out twice; `read-number.ts` and `read-date.ts` put them together, once per distinct text of a column.

CREATE OR REPLACE TEMP MACRO plain_digits(text) AS
  translate(text, '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩', '01234567890123456789');

-- Without spaces around it, the spaces that are not ASCII and the invisible marks of right-to-left text.
CREATE OR REPLACE TEMP MACRO tidy(text) AS
  trim(translate(text, chr(160) || chr(8239) || chr(8201) || chr(9) || chr(65279) || chr(8203) || chr(8206) || chr(8207) || chr(8234) || chr(8235) || chr(8236) || chr(1564), '    '));

CREATE OR REPLACE TEMP MACRO says_nothing(tidied) AS
  tidied IN ('', '-', 'NULL', 'null', 'Null', 'N/A', 'n/a', '#N/A', 'NA', 'NaN', 'nan', 'NAN', 'None', 'none', '\N', 'NaT', '<NA>');

-- Numbers ------------------------------------------------------------------------------------------------------

-- Every mark that only separates thousands becomes '_', the decimal mark becomes '.', a minus is a minus; and the
-- ',-' with which Indonesia and the German-speaking countries say that there are no cents goes.
CREATE OR REPLACE TEMP MACRO number_marks(tidied, mark) AS
  regexp_replace(
    translate(
      tidied,
      '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩' || '٫٬٪−–' || ' ''’ʼ' || ',.',
      '01234567890123456789' || '._%--' || '____' || CASE mark WHEN ',' THEN '._' ELSE '_.' END
    ),
    '\.-+$', ''
  );

-- Sign, bracket or currency; digits in groups of three (in India of two) or ungrouped; fraction; exponent; the same
-- again behind.
CREATE OR REPLACE TEMP MACRO looks_like_number(marked) AS
  regexp_full_match(
    marked,
    '[-+(]*_?(?:(?:[A-Z]{3}|[A-Z]{0,3}\$|Rp|rp|RP|RM|Rs|kr|Kr|Fr|R)\.?|[A-Za-z]?[^\x00-\x7F]{1,6})?_?[-+]?(?:(?:\d{1,3}(?:_\d{2,3})*_\d{3}|\d+)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?_?(?:(?:[A-Z]{3}|[A-Z]{0,3}\$|Rp|rp|RM|kr|Kr|Fr)\.?|[A-Za-z]?[^\x00-\x7F]{1,6})?_?[-%)]*'
  );

CREATE OR REPLACE TEMP MACRO number_magnitude(marked) AS
  try_cast(
    regexp_replace(
      regexp_replace(marked, '[A-Za-z]{2,}\.?|^[-+(_]*[A-Za-z]+\.?|[A-Za-z]?[^\x00-\x7F]+|[$_()%]', '', 'g'),
      '^[-+]+|[-+]+$', '', 'g'
    ) AS DOUBLE
  );

-- A minus, or a bracket, before or behind.
CREATE OR REPLACE TEMP MACRO number_sign(marked) AS
  CASE WHEN regexp_matches(marked, '^[^0-9]*[-(]|[-)][^0-9]*$') THEN -1 ELSE 1 END;

-- What nothing real exceeds, and up to which sums stay exact to the cent.
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

CREATE OR REPLACE TEMP MACRO calendar_date(y, m, d, calendar) AS
  CASE WHEN calendar = 'jalali' THEN jalali_date(y, m, d) ELSE gregorian_date(y, m, d) END;

-- Two digits of a year mean the century that ends ten years from now (Gregorian) or the years 1321..1420 (Jalali).
CREATE OR REPLACE TEMP MACRO full_year(y, calendar) AS
  CASE
    WHEN calendar = 'jalali' THEN y + CASE WHEN y <= 20 THEN 1400 ELSE 1300 END
    ELSE y + CASE WHEN y <= (year(current_date) + 10) % 100 THEN 2000 ELSE 1900 END
  END;

CREATE OR REPLACE TEMP MACRO date_parts(digits) AS
  regexp_extract(digits, '^(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})(?:[T, ].*)?$', ['a', 'b', 'c']);

-- What kind of writing a date is.
CREATE OR REPLACE TEMP MACRO date_shape(digits) AS
  CASE
    WHEN regexp_matches(digits, '^\d{1,4}\s*[-/.\s]\s*\d{1,2}\s*[-/.\s]\s*\d{1,4}(?:[T, ]|$)') THEN 'parts'
    WHEN regexp_matches(digits, '^\d{8}(?:[T, ]|$)') THEN 'compact'
    WHEN regexp_full_match(digits, '\d{5}(?:\.\d+)?') THEN 'serial'
    WHEN regexp_full_match(digits, '\d{10}(?:\.\d+)?|\d{13}') THEN 'epoch'
    WHEN regexp_matches(digits, '[A-Za-z]{3}') THEN 'named'
  END;

CREATE OR REPLACE TEMP MACRO named_month_date(digits) AS
  try_strptime(
    regexp_extract(digits, '^[^:]*?\d{4}|^[^:]*?[A-Za-z]\W+\d{2}(?:\D|$)|^.*$'),
    ['%d-%b-%y', '%d %b %y', '%d-%B-%y', '%d %b %Y', '%d %B %Y', '%d-%b-%Y', '%d-%B-%Y', '%b %d, %Y', '%B %d, %Y', '%b %d %Y', '%B %d %Y', '%d/%b/%Y', '%a, %d %b %Y', '%A, %d %B %Y', '%A, %B %d, %Y', '%Y-%b-%d']
  )::DATE;

-- Excel counts days from 1899-12-30; five digits reach from 1927 to 2173.
CREATE OR REPLACE TEMP MACRO serial_date(digits) AS
  DATE '1899-12-30' + floor(try_cast(digits AS DOUBLE))::INTEGER;

-- Seconds or milliseconds since 1970.
CREATE OR REPLACE TEMP MACRO epoch_seconds(digits) AS
  try_cast(digits AS DOUBLE) / CASE WHEN length(digits) = 13 THEN 1000 ELSE 1 END;

CREATE OR REPLACE TEMP MACRO sane_date(day) AS
  CASE WHEN day BETWEEN DATE '1900-01-01' AND current_date + INTERVAL 100 YEAR THEN day END;

-- Moments ------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO clock_parts(digits) AS
  regexp_extract(digits, '[ T,](\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*(?:([AaPp])\.?[Mm])?', ['h', 'm', 's', 'half']);

-- Seconds since midnight; NULL where no time of day is written.
CREATE OR REPLACE TEMP MACRO clock_seconds(h, m, s, half) AS
  (CASE half WHEN 'P' THEN h % 12 + 12 WHEN 'A' THEN h % 12 ELSE h END) * 3600 + m * 60 + coalesce(s, 0);

CREATE OR REPLACE TEMP MACRO zone_parts(digits) AS
  regexp_extract(digits, ':\d{2}(?:[.,]\d+)?\s*(?:(Z|z|UTC|GMT)|([-+])(\d{2}):?(\d{2})?)$', ['z', 'sign', 'h', 'm']);

-- Others -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TEMP MACRO read_boolean(word) AS
  CASE
    WHEN word IN ('1', '1.0', 'true', 't', 'yes', 'y', 'x', 'on', 'ya', 'iya', 'benar', 'بله', 'بلی', 'آری', 'درست') THEN true
    WHEN word IN ('0', '0.0', 'false', 'f', 'no', 'n', 'off', 'tidak', 'bukan', 'salah', 'خیر', 'نه', 'نادرست') THEN false
  END;
