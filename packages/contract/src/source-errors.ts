/** What can stand in the way of reading facts from a cluster, beside what the cluster itself says. */
export const sourceErrors = {
  'source.none': {
    status: 404,
    message: 'The workspace reads from no cluster: "sabad source add trino" names one.',
  },
  'source.not-here': {
    status: 422,
    message:
      'This looks at every single row of {kinds}, which stay in the cluster at {url}: it can be told only of facts that are imported.',
  },
  'source.exists': {
    status: 409,
    message: 'The workspace already reads from the cluster at {url}: remove that source first.',
  },
  'source.repeated-kind': {
    status: 422,
    message: 'The source names two tables for {kind}: make one view of them, and name that.',
  },
  'source.kind-imported': {
    status: 409,
    message:
      'The workspace holds {rows} imported rows of {kind}, which would count twice beside those of a cluster: read the cluster in a new workspace.',
  },
  'source.kind-in-cluster': {
    status: 409,
    message:
      '{file} holds {kind}, which this workspace reads from the cluster at {url}: add the rows to its table there.',
  },
  'source.field-missing': {
    status: 422,
    message:
      'No column of the table {table} was recognised as {fields}, which {kind} need: say which with --map {kind}.field=column.',
  },
  'source.type': {
    status: 422,
    message:
      'The column {column} of the table {table} is {type}, but {field} needs one of {needed}: map another column, or a view that casts it.',
  },
  'source.secret-file-missing': {
    status: 422,
    message: 'There is no file {file}, which SABAD_TRINO_SECRETS names: correct the variable.',
  },
  'source.secret-file-shared': {
    status: 422,
    message: 'Others can read or change the file of secrets {file}: make it your own, with mode 600.',
  },
  'source.secret-file-unreadable': {
    status: 422,
    message: 'The file of secrets {file} does not hold a password or a token as docs/guide/trino.md shows it: mend it.',
  },
  'source.secret-in-clear': {
    status: 422,
    message: 'A password or token would go to {url} where everybody on the way can read it: use https.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>
