import { resolve } from 'node:path'
import { type FitAnswer, type ModelName, modelName } from '@sabad/contract/schemas/models'
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
import { dateArgument, numberArgument } from '../usage/arguments.ts'

interface FitOptions {
  readonly data: string
  readonly fromTransactions?: boolean
  readonly asOf?: string
  readonly timeUnit: TimeUnit
  readonly cohort?: string
  readonly predict?: number
  readonly to?: string
}

function observation({ fromTransactions, asOf, timeUnit }: FitOptions): Observation | null {
  if (!fromTransactions) return null
  if (asOf) return { asOf, unit: timeUnit }
  throw usageError('Transactions need the last day that counts: give it with --as-of.')
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
  const { to, cohort, predict } = options
  if ((predict === undefined) !== (to === undefined)) throw usageError('Give --predict and --to together.')
  const file = resolve(shell.directory, options.data)
  const { columns, labels } = await readFitData({ model, file, cohort, transactions: observation(options) })
  const body = { model, columns, ...(predict !== undefined && { horizon: predict }) }
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
    .option('--predict <HORIZON>', 'also foretell so far ahead, in the unit of the data', numberArgument(1e-6, 1e6))
    .option('--to <FILE.csv>', 'where to write what is foretold')
    .action((model: ModelName, options: FitOptions) =>
      fit(shell, terminalFor(shell, globalOptions(command).json ?? false), { model, options }),
    )
}
