import { apiError } from '@sabad/contract/api-error'
import type { FitColumn, FitRequest, ModelName } from '@sabad/contract/schemas/models'
import { type Choice, type ReadColumns, readColumns } from './read-columns.ts'
import { type Observation, summariseTransactions } from './summarise-transactions.ts'

/** Names in use: ours, those of lifetimes and of BTYD. Letters only, in lower case. */
const WEIGHT = ['weight', 'weights', 'customers', 'custs', 'count']
const HISTORY = {
  frequency: ['frequency', 'x'],
  recency: ['recency', 'tx'],
  age: ['t', 'age', 'tcal', 'n', 'ncal', 'periods'],
  weight: WEIGHT,
}
const RHYTHM = { ...HISTORY, logGaps: ['loggaps', 'litt'] }
const SPEND = {
  frequency: HISTORY.frequency,
  monetaryValue: ['monetaryvalue', 'monetary', 'mx', 'zbar'],
  weight: WEIGHT,
}
/** A retention table, or how long each customer was seen: `recency` of `T` periods, T itself being still there. */
const CONTRACT = {
  period: ['period', 'renewals', 'year', 'month'],
  active: ['active', 'survivors'],
  entry: ['entry'],
  exit: ['exit'],
  lost: ['lost', 'event'],
  recency: HISTORY.recency,
  age: HISTORY.age,
  weight: WEIGHT,
}

interface Shape {
  readonly read: Readonly<Partial<Record<FitColumn, readonly string[]>>>
  /** Sets of columns, of which one must be there. */
  readonly needed: readonly (readonly FitColumn[])[]
}

const history: Shape = { read: HISTORY, needed: [['frequency', 'recency', 'age']] }
const rhythm: Shape = { read: RHYTHM, needed: [['frequency', 'recency', 'age', 'logGaps']] }
const contract: Shape = {
  read: CONTRACT,
  needed: [
    ['period', 'active'],
    ['exit', 'lost'],
    ['recency', 'age'],
  ],
}

const SHAPES: Readonly<Record<ModelName, Shape>> = {
  'bg-nbd': history,
  'mbg-nbd': history,
  'pareto-nbd': history,
  nbd: history,
  'gamma-gamma': { read: SPEND, needed: [['frequency', 'monetaryValue']] },
  'bg-cnbd-k': rhythm,
  'mbg-cnbd-k': rhythm,
  sbg: contract,
  bdw: contract,
  'beta-bernoulli': history,
  'bg-bb': history,
}

const TITLES: Readonly<Partial<Record<FitColumn, string>>> = {
  age: 'T',
  logGaps: 'log_gaps',
  monetaryValue: 'monetary_value',
}
const titles = (columns: readonly FitColumn[]): string => columns.map((name) => TITLES[name] ?? name).join(', ')

export interface FitFile extends Choice {
  readonly model: ModelName
  readonly file: string
  /** Set where the file holds transactions. */
  readonly transactions: Observation | null
}

export interface FitData extends Pick<ReadColumns, 'labels'> {
  readonly columns: FitRequest['columns']
  readonly covariates: NonNullable<FitRequest['covariates']>
}

/** Customers seen until T of whom some are still there then: they have passed T − 1 renewals. */
function spellsOf({ recency = [], age = [], ...others }: FitRequest['columns']): FitRequest['columns'] {
  const lost = recency.map((period, row) => (period < (age[row] ?? 0) ? 1 : 0))
  const exit = recency.map((period, row) => (lost[row] === 1 ? period : period - 1))
  return { ...others, exit, lost }
}

/**
 * Reads from a file what the model needs.
 * @throws the error model.invalid-input, naming the columns that are missing
 */
export async function readFitData({ model, file, transactions, ...choice }: FitFile): Promise<FitData> {
  const { read, needed } = SHAPES[model]
  const { columns, labels, ...beside } = transactions
    ? await summariseTransactions(file, transactions)
    : await readColumns(file, read, choice)
  const complete = needed.find((names) => names.every((name) => columns[name]))
  if (!complete) throw missingColumns(model, columns)
  const used = [...complete, ...(['weight', 'entry'] as const)].filter((name) => columns[name])
  const kept: FitRequest['columns'] = Object.fromEntries(used.map((name) => [name, [...(columns[name] ?? [])]]))
  const covariates = Object.fromEntries(Object.entries(beside.covariates).map(([name, values]) => [name, [...values]]))
  return { labels, covariates, columns: SHAPES[model] === contract && kept.recency ? spellsOf(kept) : kept }
}

function missingColumns(model: ModelName, columns: ReadColumns['columns']): Error {
  const { needed } = SHAPES[model]
  const wanted = needed.map(titles).join(' or ')
  const missing = needed[0]?.filter((name) => !columns[name]) ?? []
  const lack = needed.length === 1 ? ` and there is no ${titles(missing)}` : ''
  return apiError('model.invalid-input', { detail: `${model} needs the columns ${wanted}${lack}` })
}
