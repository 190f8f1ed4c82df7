import { resolve } from 'node:path'
import {
  covariateModelName,
  type FitAnswer,
  type IntervalRequest,
  intervalMethod,
  type ModelName,
  modelName,
} from '@sabad/contract/schemas/models'
import { csvLines } from '@sabad/server/files/csv'
import { Argument, type Command, Option } from 'commander'
import { finding, usageError } from '../cli-error.ts'
import { connectToNothing } from '../connection/connect.ts'
import { fittedModelText } from '../output/models-text.ts'
import { type Terminal, terminalFor } from '../output/terminal.ts'
import { globalOptions, withLink } from '../session.ts'
import type { Shell } from '../shell.ts'
import { readFitData } from '../steps/fit-data.ts'
import { DAYS_IN, type Observation, type TimeUnit } from '../steps/summarise-transactions.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { dateArgument, namesArgument, numberArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface FitOptions {
  readonly data: string
  readonly fromTransactions?: boolean
  readonly asOf?: string
  readonly timeUnit: TimeUnit
  readonly cohort?: string
  readonly covariates?: readonly string[]
  readonly regularisation?: number
  readonly intervals: IntervalRequest['method']
  readonly replicates?: number
  readonly seed?: number
  readonly predict?: number
  readonly to?: string
}

function observation({ fromTransactions, asOf, timeUnit }: FitOptions): Observation | null {
  if (!fromTransactions) return null
  if (asOf) return { asOf, unit: timeUnit }
  throw usageError('Transactions need the last day that counts: give it with --as-of.')
}

function intervalsOf({ intervals, replicates, seed }: FitOptions): IntervalRequest {
  if (intervals === 'bootstrap') {
    return { method: intervals, ...(replicates !== undefined && { replicates }), ...(seed !== undefined && { seed }) }
  }
  if (replicates === undefined && seed === undefined) return { method: intervals }
  throw usageError('--replicates and --seed are of --intervals bootstrap.')
}

/** Names of columns of a summary, which transactions do not have. */
function covariatesOf({ covariates, regularisation, fromTransactions }: FitOptions): readonly string[] {
  if (!covariates && regularisation !== undefined) throw usageError('Only --covariates are regularised.')
  if (covariates && fromTransactions) throw usageError('Covariates are columns of a summary, not of transactions.')
  return covariates ?? []
}

/** The predictions of each row, with its customer where the file names it. */
function predictionRows(predictions: FitAnswer['predictions'], labels: readonly string[] | null): string {
  const columns = predictions ?? []
  const rows = columns[0]?.values.map((_, row) => columns.map(({ values }) => values[row] ?? null)) ?? []
  const named = labels?.length === rows.length ? labels : null
  const header = [...(named ? ['customer_id'] : []), ...columns.map(({ name }) => name)]
  return csvLines([header, ...rows.map((row, index) => (named ? [named[index] ?? null, ...row] : row))])
}

interface Asked {
  readonly model: ModelName
  readonly options: FitOptions
}

async function fit(shell: Shell, terminal: Terminal, { model, options }: Asked): Promise<void> {
  const { to, cohort, predict, regularisation } = options
  if ((predict === undefined) !== (to === undefined)) throw usageError('Give --predict and --to together.')
  const file = resolve(shell.directory, options.data)
  const wanted = { covariates: covariatesOf(options), transactions: observation(options) }
  const intervals = intervalsOf(options)
  const { columns, covariates, labels } = await readFitData({ model, file, cohort, ...wanted })
  const body = {
    model,
    columns,
    intervals,
    ...(wanted.covariates.length > 0 && { covariates }),
    ...(regularisation !== undefined && { regularisation }),
    ...(predict !== undefined && { horizon: predict }),
  }
  await withLink({ shell, terminal, directory: '' }, await connectToNothing(), async ({ client }) => {
    const { predictions, ...fitted } = await client.models.fit(body)
    if (to && predictions) {
      terminal.say(`wrote ${await writeWhole(shell, { to, body: [predictionRows(predictions, labels)] })}`)
    }
    terminal.show(fitted, () => fittedModelText(fitted))
    if (!fitted.fit.converged) throw finding(`The fit of ${model} did not converge: do not use its parameters.`)
  })
}

const DATA = 'summary columns of the model: frequency, recency, T (or x, tx, n), monetary_value; period, active; weight'

export function addFit(parent: Command, shell: Shell): void {
  const command = parent
    .command('fit')
    .description('Fit a model to a CSV file; needs no workspace')
    .addArgument(new Argument('<MODEL>', 'model').choices(modelName.options))
    .requiredOption('--data <FILE.csv>', DATA)
    .option('--from-transactions', 'the file holds transactions: customer, date, amount')
    .option('--as-of <DATE>', 'last day of transactions that counts', dateArgument)
    .addOption(new Option('--time-unit <UNIT>', 'unit of time').choices(Object.keys(DAYS_IN)).default('week'))
    .option('--cohort <NAME>', 'only the rows with this name in the column cohort')
    .option(
      '--covariates <NAMES>',
      `columns that act on buying and leaving, with commas between (${covariateModelName.options.join(', ')})`,
      namesArgument,
    )
    .option('--regularisation <STRENGTH>', 'L2 regularisation of their coefficients', numberArgument(0, 1e12))
    .addOption(
      new Option('--intervals <METHOD>', 'how intervals of parameters are made')
        .choices(intervalMethod.options)
        .default('hessian'),
    )
    .option('--replicates <N>', 'refits of a bootstrap; 1000 unless given', wholeNumberArgument(2, 10_000))
    .option('--seed <SEED>', 'which customers a bootstrap draws; 1 unless given', wholeNumberArgument(0, 4_294_967_295))
    .option('--predict <HORIZON>', 'also foretell so far ahead, in the unit of the data', numberArgument(1e-6, 1e6))
    .option('--to <FILE.csv>', 'where to write what is foretold')
    .action((model: ModelName, options: FitOptions) =>
      fit(shell, terminalFor(shell, globalOptions(command).json ?? false), { model, options }),
    )
}
