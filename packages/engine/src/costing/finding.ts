import type { CostFinding, CostFindingCode } from '@sabad/contract/schemas/costing'

const sentences: Readonly<Record<CostFindingCode, string>> = {
  'repeated-name': 'The name {name} is there more than once: name each differently.',
  'unknown-pool':
    'The activity {activity} is paid by the pool {pool}, which the model does not have: name one of its pools.',
  'facility-with-activity':
    'The pool {pool} sustains the facility, so its cost is not spread: take the activity {activity} away, or give the pool another level.',
  'channel-step':
    'The step channel-cost and pools of the level channel belong together, and the activity {activity} of the pool {pool} has only one of them: change its step or the level.',
  'filter-does-not-fit': 'What is counted as {count} has no column {column}: filter by one of {columns}.',
  'times-missing':
    'The pool {pool} has a capacity, so the activity {activity} needs its minutes: give a time equation, or take the capacity away.',
  'times-mixed':
    'Some activities of the pool {pool} have times and others none, so it cannot be divided: give all of them times, or none.',
  'shares-do-not-sum': 'The shares of the pool {pool} add up to {sum}, not to 1: mend them.',
  'share-beside-times': 'The activity {activity} has times and a share, and only times count: leave the share out.',
  'account-counted-twice': 'The account {account} would be counted twice, here and at {other}: keep one of them.',
  'source-counted-twice': 'The cost of some {source} would be counted twice, here and at {other}: keep one of them.',
  'measured-beside-pool':
    'The cost that {source} carry themselves is taken, and the pool {pool} pays for the same {source} in the same step: see to it that the ledger account does not hold it too.',
  'time-below-zero': 'The time of the activity {activity} can only be below zero: give it minutes.',
  'account-twice': 'The account {account} is given more than one step: keep one.',
  'nothing-to-assign': 'The model has no pools and takes no costs: contribution would be gross margin.',
  'financing-twice':
    'Receivables are charged, and the pool {pool} pays for financing as well: see to it that it does not hold the same interest.',
  'pool-without-activity': 'The pool {pool} ({cost}) has no activity, so all of it stays unassigned: give it one.',
  'pool-without-entries':
    'Nothing was booked on the accounts of the pool {pool} in these 12 months: check their names.',
  'pool-below-zero': 'The pool {pool} adds up to {cost}, below zero, so it is not spread: check its corrections.',
  'driver-without-data':
    'Nothing was counted for the activity {activity} ({driver}) in these 12 months, so its cost stays unassigned: import these facts, or choose another driver.',
  'over-capacity':
    'More time of the pool {pool} was used ({used} minutes) than there is ({capacity}): check its capacity and its times.',
  'negative-time':
    'The time of the activity {activity} comes out below zero for {customers} customers and counts as none: check its savings.',
  'account-not-taken': 'The account {account} ({amount}, {entries} entries) belongs to no pool: give it to one.',
  'booking-not-taken':
    'The account {account} ({amount}, {entries} entries) is booked on customers and the model gives it no step: give it one.',
  'uncosted-revenue': 'No cost of goods is known for {revenue} of revenue: a margin of {marginRate} stood in.',
  'months-without-entries':
    'Only {months} of {of} months have entries in the ledger: the costs of the others are missing, while their orders count.',
  'driver-not-recognised':
    'The driver {driver} of the account {account} is not known by name, so its cost stays unassigned: choose what to count.',
  'step-not-recognised': 'What the account {account} is for was not recognised: it is taken for {step}.',
  'does-not-reconcile':
    'What customers were charged differs by {difference} from what the pools gave: report it with the output of "sabad doctor".',
}

const shown = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value

const inWords = (code: CostFindingCode, params: CostFinding['params']): string =>
  sentences[code].replace(/\{(\w+)\}/g, (place, name: string) => shown(params[name] ?? place))

type Said = Pick<CostFinding, 'place' | 'params'>

export const costWarning = (code: CostFindingCode, { place, params }: Said): CostFinding => ({
  code,
  severity: 'warning',
  place,
  params,
  message: inWords(code, params),
})

/** What keeps a model from being used. */
export const costError = (code: CostFindingCode, said: Said): CostFinding => ({
  ...costWarning(code, said),
  severity: 'error',
})
