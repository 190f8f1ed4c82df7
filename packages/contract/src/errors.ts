import { importErrors } from './import-errors.ts'
import { linkErrors } from './link-errors.ts'
import { isParticular } from './schemas/particulars.ts'
import { sourceErrors } from './source-errors.ts'

/**
 * Every error that Sabad can answer with: HTTP status and the sentence, with the places its parameters fill. A sentence
 * says what happened, where, and what to do.
 */
export const errors = {
  'workspace.missing': {
    status: 404,
    message: 'There is no Sabad workspace in {directory}: make one with "sabad init {directory}".',
  },
  'workspace.exists': {
    status: 409,
    message: 'There is a Sabad workspace in {directory} already: choose another folder, or use this one as it is.',
  },
  'workspace.locked': {
    status: 409,
    message: 'The workspace {directory} is in use by process {pid}: stop that process, or let it do the work.',
  },
  'workspace.newer': {
    status: 409,
    message:
      'The workspace file {file} was written by a newer Sabad (version {version} of its tables; this program knows {newest}): update Sabad.',
  },
  'workspace.damaged': {
    status: 500,
    message:
      'The workspace file {file} cannot be opened ({detail}): restore it from a copy, or import the sources again into a new workspace.',
  },
  ...importErrors,
  'facts.none': {
    status: 409,
    message: 'The workspace holds no orders yet: import some with "sabad import FILE --as orders".',
  },
  'refresh.as-of-invalid': { status: 422, message: 'The as-of date {asOf} is no date: write it as 2026-11-21.' },
  'refresh.as-of-before-facts': {
    status: 422,
    message: 'The as-of date {asOf} lies before the first fact ({first}): choose a later one.',
  },
  'refresh.partition-broken': {
    status: 500,
    message:
      'The portfolio {portfolio} did not put every customer in exactly one group as of {asOf} ({detail}); nothing was published: run "sabad portfolio check".',
  },
  'refresh.none': { status: 409, message: 'Nothing has been computed yet: run "sabad refresh".' },
  'report.folder-outside': {
    status: 422,
    message: 'The folder {folder} leads out of the workspace: name one inside of it.',
  },
  'portfolio.not-found': {
    status: 404,
    message: 'There is no portfolio {portfolioId}: "sabad portfolio list" shows those there are.',
  },
  'portfolio.not-in-library': {
    status: 404,
    message: 'The library has no portfolio {portfolioId}: it has {portfolios}.',
  },
  'portfolio.invalid': { status: 422, message: 'The portfolio definition cannot be used: {detail}.' },
  'portfolio.unknown-measure': {
    status: 422,
    message: 'The tier {tier} uses the measure {measure}, which is not known: choose one of {measures}.',
  },
  'portfolio.not-total': { status: 422, message: 'The portfolio definition is not a partition: {detail}.' },
  'portfolio.no-values': {
    status: 422,
    message:
      'No customer has a value of {measure} as of {asOf}, so the tier {tier} cannot be cut: {detail}, or use another measure.',
  },
  'portfolio.nobody-differs': {
    status: 422,
    message:
      'All customers have the same {measure} as of {asOf}, so the tier {tier} tells nobody apart: import facts in which they differ, or choose another portfolio.',
  },
  'portfolio.cell-overlaps': {
    status: 422,
    message:
      'The cell {cell} ({customers} customers as of {asOf}) belongs to more than one group ({groups}), as do {cells} cells in all: narrow all but one, or let the first win with "matching": "first".',
  },
  'portfolio.cell-left-out': {
    status: 422,
    message:
      'The cell {cell} ({customers} customers as of {asOf}) belongs to no group, as do {cells} cells in all: give it to a group, or let the rest take it with "matching": "first".',
  },
  'discover.too-few-customers': {
    status: 422,
    message:
      'Groups cannot be found by {method} in so few customers: it needs {needed} with values and there are {found}. Ask for fewer groups, or choose measures that more customers have.',
  },
  'discover.no-usable-measures': {
    status: 422,
    message:
      'None of the measures {measures} tells customers apart as of {asOf}: each is the same for nearly all, or known of hardly any. Choose others.',
  },
  'discover.nothing-found': {
    status: 422,
    message:
      'No groups were found by {method}: nothing asked for divides customers by {outcome} better than chance. Choose other measures, or another method.',
  },
  'portfolio.version-not-found': {
    status: 404,
    message: 'The portfolio {portfolioId} has no version {number}: it has {versions}.',
  },
  'draft.not-found': {
    status: 404,
    message: 'There is no draft {draftId}: it was published or thrown away, or its address is mistyped.',
  },
  'draft.too-large': {
    status: 413,
    message: 'The draft takes {size} characters and at most {limit} are kept: make it smaller.',
  },
  'draft.too-deep': {
    status: 422,
    message: 'The draft is nested more than {limit} levels deep, which no definition is: send a definition.',
  },
  'group.not-found': { status: 404, message: 'The portfolio {portfolioId} has no group {group}: it has {groups}.' },
  'customer.not-found': {
    status: 404,
    message: 'There is no customer {customerId} as of {asOf}: search with "sabad customers list".',
  },
  'measure.not-found': {
    status: 404,
    message: 'There is no measure {measure}: choose one of {measures}.',
  },
  'kpi.not-found': {
    status: 404,
    message: 'There is no key figure {kpi}: choose one of {kpis}.',
  },
  'flag.not-found': {
    status: 404,
    message: 'The customer {customerId} has no flag {flagId}: "sabad customers flags" lists those there are.',
  },
  'flag.never-in-force': {
    status: 422,
    message: 'A flag that counts from {givenOn} cannot end on {until}: give a day of review that is not earlier.',
  },
  'flag.withdrawn': {
    status: 409,
    message: 'The flag {flagId} was withdrawn on {withdrawnOn} by {withdrawnBy}: give a new one if it is wanted again.',
  },
  'market.not-found': {
    status: 404,
    message:
      'There is no market project {projectId} (or not that version of it): "sabad market list" shows those there are.',
  },
  'market.exists': {
    status: 409,
    message: 'There is a market project {projectId} already: save a new version of it, or give this one another name.',
  },
  'market.changed': {
    status: 409,
    message:
      'The market project {projectId} was saved by somebody else meanwhile (version {newest}; yours began at {basedOn}): load it again and make your changes there.',
  },
  'market.repeated': {
    status: 422,
    message: 'The market project names {name} more than once under {place}: keep one of them.',
  },
  'market.unknown-segment': {
    status: 422,
    message:
      'The market project speaks under {place} of the segment {segmentId}, which it does not have: it has {segments}.',
  },
  'market.anchors': {
    status: 422,
    message:
      'The criterion {criterion} rates from {low} to {high}, which is no range: give a low value below the high one.',
  },
  'market.judgements': {
    status: 422,
    message: 'The pairwise judgements of {axis} give no weights ({detail}): mend them, or give weights instead.',
  },
  'market.uses': {
    status: 422,
    message: 'The segment {segmentId} says its use of {found} capacities and there are {needed}: give one for each.',
  },
  'market.sensitive-variable': {
    status: 422,
    message:
      'The variable {variable} is a sensitive attribute, and those are off: leave it out, or allow sensitive attributes in the project.',
  },
  'market.unknown-variable': {
    status: 422,
    message: 'The variable {variable} cannot be tested: choose a measure, or an attribute of the customers.',
  },
  'market.too-few-customers': {
    status: 422,
    message: 'A variable is tested on {needed} customers or more, and {found} have what is needed: import more first.',
  },
  'profit.unknown-measure': {
    status: 422,
    message:
      'Profit cannot be told by {measure}, which is no money that adds up over customers: choose one of {measures}.',
  },
  'strategy.not-found': {
    status: 404,
    message:
      'The group {group} of the portfolio {portfolioId} has no strategy yet: draft one with "sabad strategy draft {group}".',
  },
  'strategy.version-not-found': {
    status: 404,
    message: 'The strategy of {group} has no version {version}: it has {versions}.',
  },
  'strategy.changed': {
    status: 409,
    message:
      'The strategy of {group} was saved by somebody else meanwhile (version {newest}; yours began at {basedOn}): load it again and make your changes there.',
  },
  'strategy.owner-missing': { status: 422, message: 'Nobody answers for {place}: name an owner.' },
  'strategy.repeated': {
    status: 422,
    message: 'The name {name} is used more than once, again at {place}: give each its own.',
  },
  'strategy.weights': { status: 422, message: 'The weights under {place} add up to {sum} and not to 100: mend them.' },
  'strategy.unknown-criterion': {
    status: 422,
    message: 'The proposition is not judged by "{criterion}". Its criteria: {criteria}.',
  },
  'strategy.goal-loop': {
    status: 422,
    message: 'The goal "{goal}" ({place}) is under itself: give it another parent.',
  },
  'strategy.unknown-goal': {
    status: 422,
    message: 'There is no goal {goal}, which {place} speaks of: there are {goals}.',
  },
  'strategy.unknown-kpi': {
    status: 422,
    message: 'There is no KPI {kpi}, which {place} speaks of: choose one of {kpis}.',
  },
  'strategy.target-in-past': {
    status: 422,
    message: 'The target at {place} is set for {targetOn}, which lies before {today}: choose a day to come.',
  },
  'strategy.review-in-past': {
    status: 422,
    message: 'The review is set for {reviewOn}, which lies before {today}: choose a day to come.',
  },
  'strategy.dates-crossed': {
    status: 422,
    message: 'What begins on {from} cannot end on {until} ({place}): change one of the days.',
  },
  'strategy.step-impossible': {
    status: 409,
    message: 'The strategy is {status}, so it cannot take the step "{step}": possible now are {possible}.',
  },
  'strategy.incomplete': {
    status: 422,
    message: 'The strategy of {group} cannot take the step "{step}" yet, because of {gaps}: settle that first.',
  },
  'strategy.own-approval': { status: 422, message: '{by} wrote this version, so somebody else has to approve it.' },
  'strategy.reason-missing': {
    status: 422,
    message: 'The step "{step}" needs a reason, so that others can judge it later.',
  },
  'strategy.unknown-item': { status: 422, message: 'The plan has no action or task {item}: it has {items}.' },
  'insight.not-found': {
    status: 404,
    message: 'There is no insight {insightId}: "sabad insights list" shows those there are.',
  },
  'insight.changed': {
    status: 409,
    message:
      'The insight {insightId} was changed by somebody else meanwhile (version {newest}; yours began at {basedOn}): load it again and make your changes there.',
  },
  'insight.incomplete': { status: 422, message: 'An insight that is "{state}" needs {place}: fill it in.' },
  'audit.in-future': {
    status: 422,
    message:
      'The answers cannot be of {answeredOn} (answeredOn), which lies after {today}: give the day on which they were given.',
  },
  'movement.date-not-computed': {
    status: 422,
    message: 'Nothing was computed as of {asOf}: choose one of {asOfDates}, or run "sabad refresh --as-of {asOf}".',
  },
  ...sourceErrors,
  ...linkErrors,
  'trino.unreachable': {
    status: 502,
    message:
      'The Trino cluster at {url} does not answer ({detail}): check the address and that the cluster runs, then repeat.',
  },
  'trino.unauthorised': {
    status: 502,
    message:
      'The Trino cluster at {url} does not let {user} in: check the user and the password or token that Sabad is given.',
  },
  'trino.certificate': {
    status: 502,
    message:
      'The certificate of the Trino cluster at {url} is not trusted ({detail}): name the file of its authority with --ca.',
  },
  'trino.forbidden': {
    status: 502,
    message:
      'The Trino cluster at {url} forbids what Sabad asks (query {queryId}: {detail}): have SELECT granted on the tables of the source.',
  },
  'trino.column-missing': {
    status: 502,
    message:
      'A column of the source is missing on the Trino cluster at {url} (query {queryId}: {detail}): correct the mapping of the source.',
  },
  'trino.table-missing': {
    status: 502,
    message:
      'A table of the source is missing on the Trino cluster at {url} (query {queryId}: {detail}): correct catalog, schema or table of the source.',
  },
  'trino.type-mismatch': {
    status: 502,
    message:
      'A column of the source does not have the type that Sabad needs, on the Trino cluster at {url} (query {queryId}: {detail}): map another column, or a view that casts it.',
  },
  'trino.memory-exceeded': {
    status: 502,
    message:
      'The Trino cluster at {url} ran out of memory (query {queryId}: {detail}): repeat when it is less busy, or have query.max-memory raised.',
  },
  'trino.time-exceeded': {
    status: 502,
    message:
      'The Trino cluster at {url} stopped the query at its time limit (query {queryId}: {detail}): have the limit raised, or repeat when it is less busy.',
  },
  'trino.worker-lost': {
    status: 502,
    message:
      'The Trino cluster at {url} lost a part of itself at work (query {queryId}, {name}: {detail}): nothing was changed; repeat when it has recovered.',
  },
  'trino.query-failed': {
    status: 502,
    message:
      'The Trino cluster at {url} could not answer (query {queryId}, {name}: {detail}): show this to who runs the cluster.',
  },
  'costing.invalid': {
    status: 422,
    message: 'The cost model cannot be used: {detail} Mend it at {place}.',
  },
  'costing.version-not-found': { status: 404, message: 'The cost model has no version {number}: it has {versions}.' },
  'costing.changed': {
    status: 409,
    message:
      'The cost model was saved by somebody else meanwhile (version {newest}; yours began at {basedOn}): load it again and make your changes there.',
  },
  'costing.none': {
    status: 409,
    message:
      'Nothing has been costed as of {asOf}: import ledger costs with "sabad import FILE --as costs" or save a cost model, then run "sabad refresh".',
  },
  'allocation.answers-fall': {
    status: 422,
    message:
      'The answers for the group {group} fall with effort: {answer} is {value} and {earlier} is {before}. Give answers that rise, and with effort without end more than with half as much again.',
  },
  'campaign.nothing-to-split': {
    status: 422,
    message:
      'No part of the group {group} is shown to answer better, or the portfolio has no room for one tier more: nothing was kept.',
  },
  'allocation.repeated-group': { status: 422, message: 'The group {group} is named more than once: name it once.' },
  'allocation.no-curves': {
    status: 422,
    message:
      'No group of the portfolio {portfolioId} has a response curve yet: answer five questions for the groups that the budget is for ("sabad allocate --answers FILE", or the page Resources).',
  },
  'allocation.no-experiment': {
    status: 422,
    message:
      'The group {group} has no experiment to take a curve from ({detail}): give answers instead, or contact with a holdout.',
  },
  'allocation.limits-crossed': {
    status: 422,
    message:
      'The group {group} is to get at least {least} and at most {most}: give a least that is not above the most.',
  },
  'allocation.limits-miss-budget': {
    status: 422,
    message: 'The limits leave room for {least} to {most} and the budget is {budget}: change the budget or the limits.',
  },
  'risk.too-few-months': {
    status: 422,
    message:
      'Risk needs {needed} months in a row with memberships and has {found}: run "sabad refresh --history {needed}" or choose a later date.',
  },
  'risk.too-few-groups': {
    status: 422,
    message:
      'Risk needs {needed} groups that have customers and varying margins in every month, and {found} have: choose another portfolio.',
  },
  'risk.no-margin': {
    status: 422,
    message: 'The base of the portfolio {portfolioId} earned no margin in these months, so there is nothing to spread.',
  },
  'risk.limits-crossed': {
    status: 422,
    message:
      'The weight of the group {group} is to be at least {least} and at most {most}: give a least that is not above the most.',
  },
  'risk.limits-leave-no-room': {
    status: 422,
    message:
      'The limits of the weights add up to {least} at least and {most} at most, and they must be able to make 1: widen them.',
  },
  'risk.weights-do-not-sum': {
    status: 422,
    message:
      'The weights add up to {total} and must make 1: mend them. Every group that takes part needs one: {groups}.',
  },
  'risk.group-left-out': {
    status: 422,
    message: 'The group {group} takes no part ({reason}): leave it out of weights and limits.',
  },
  'job.cancelled': { status: 409, message: 'The work was cancelled; nothing was changed.' },
  'job.not-found': { status: 404, message: 'There is no job {jobId}: it may have ended with the server that ran it.' },
  'upload.not-found': { status: 404, message: 'There is no upload {uploadId}: send the file again.' },
  'model.invalid-input': { status: 422, message: 'The data cannot be fitted: {detail}.' },
  'request.invalid': { status: 422, message: 'The request cannot be understood: {detail}.' },
  'request.unauthorised': {
    status: 401,
    message: 'The request carries no valid token: open the address that "sabad serve" printed.',
  },
  'request.forbidden-origin': {
    status: 403,
    message: 'Requests from {origin} are refused: open Sabad at the address that "sabad serve" printed.',
  },
  'request.too-large': {
    status: 413,
    message: 'The request is larger than {limit}: send less at a time, or send a file as an upload.',
  },
  'sql.no-question': {
    status: 404,
    message: '{call} is no call of this API that reads figures: its names are the operations of /api/openapi.json.',
  },
  'request.not-found': { status: 404, message: 'There is nothing at {path}.' },
  'server.port-in-use': {
    status: 409,
    message: 'Port {port} is in use by another program: choose another with --port, or leave it out.',
  },
  'server.unreachable': {
    status: 503,
    message: 'Sabad does not answer at {origin}: start it with "sabad serve" and try again.',
  },
  internal: {
    status: 500,
    message: 'Something went wrong inside Sabad ({detail}): run "sabad doctor" and report it with its output.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>

export type ErrorCode = keyof typeof errors

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code)

const inEnglish = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inEnglish).join(value.some(isParticular) ? '; ' : ', ')
  return isParticular(value) ? value.message : String(value)
}

/** Fills a sentence's places in English; a list is joined with commas, sentences within it with semicolons. */
export function fillMessage(message: string, params: Readonly<Record<string, unknown>>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name]
    return value === undefined ? place : inEnglish(value)
  })
}

/** The sentence of an error in English. */
export const errorMessage = (code: ErrorCode, params: Readonly<Record<string, unknown>>): string =>
  fillMessage(errors[code].message, params)
