/** What can be wrong with a file or a folder that is imported. */
export const importErrors = {
  'import.empty': { status: 422, message: 'The file {file} is empty: export it again from its source.' },
  'import.header-only': {
    status: 422,
    message: 'The file {file} has column names but no rows: export it again with its data.',
  },
  'import.not-this-format': {
    status: 422,
    message:
      'The file {file} is not what its name claims ({detail}): save it as CSV, JSON lines, Parquet or Excel (.xlsx).',
  },
  'import.unknown-format': {
    status: 422,
    message: 'The file {file} is no table that Sabad can read: save it as CSV, JSON lines, Parquet or Excel (.xlsx).',
  },
  'import.too-wide': {
    status: 422,
    message:
      'The file {file} has {columns} columns and at most {limit} can be read: keep the columns that matter and import again.',
  },
  'import.line-too-long': {
    status: 422,
    message:
      'The file {file} has a line longer than {limit} bytes, so it is probably no table: check its quotes and line ends.',
  },
  'import.duplicate-columns': {
    status: 422,
    message: 'The file {file} names the column {column} more than once: rename one of them and import again.',
  },
  'import.unknown-kind': {
    status: 422,
    message: 'What {file} holds cannot be told from its columns: say it with --as, one of {kinds}.',
  },
  'import.unknown-column': { status: 422, message: 'The file {file} has no column {column}: it has {columns}.' },
  'import.unknown-field': { status: 422, message: '{kind} have no field {field}: choose one of {fields}.' },
  'import.field-missing': {
    status: 422,
    message: 'No column of {file} was recognised as {fields}, which {kind} need: say which with --map field=column.',
  },
  'import.ambiguous-dates': {
    status: 422,
    message:
      'The dates in column {column} of {file} can be read day-first or month-first: say which with --date-order dmy or mdy.',
  },
  'import.too-many-rejects': {
    status: 422,
    message:
      '{rejected} of {rows} rows of {file} ({percent} %) cannot be used ({reasons}), more than the {limit} % allowed; nothing was imported: mend the file, or allow more with --max-rejects.',
  },
  'import.nothing-accepted': {
    status: 422,
    message:
      'Not one of the {rows} rows of {file} can be used ({reasons}); nothing was imported: check the mapping with --dry-run.',
  },
  'import.file-missing': { status: 404, message: 'There is no file {file}: check the path.' },
  'import.file-too-large': {
    status: 413,
    message: 'The file {file} is larger than {limit}: split it, or save it as Parquet.',
  },
  'import.folder-empty': {
    status: 422,
    message: 'The folder {folder} holds no data: check the path; a folder is imported as one table of Parquet files.',
  },
  'import.folder-file': {
    status: 422,
    message:
      'The folder {folder} holds {file}, which is no Parquet file: take it out, or import it by itself; a folder is imported as one table of Parquet files.',
  },
  'import.folder-too-many': {
    status: 422,
    message: 'The folder {folder} holds more than {limit} files: import its parts one after another.',
  },
  'import.folder-parts': {
    status: 422,
    message:
      'The file {file} of the folder {folder} does not lie in folders named as those of the others (such as year=2026/month=11): move it, or import it by itself.',
  },
  'import.folder-column': {
    status: 422,
    message:
      'The files of the folder {folder} do not agree on what the column {column} holds: write it with one type in all of them.',
  },
  'import.not-found': { status: 404, message: 'There is no import {importId}: "sabad imports" lists them.' },
  'import.option-invalid': { status: 422, message: 'The option {option} cannot be {value}: {allowed}.' },
} as const
