import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type FitRequest, modelName } from '@sabad/contract/schemas/models'
import { Argument, type Command } from 'commander'
import { finding } from '../cli-error.ts'
import { connectToNothing } from '../connection/connect.ts'
import { fittedModelText } from '../output/models-text.ts'
import { terminalFor } from '../output/terminal.ts'
import { globalOptions, withLink } from '../session.ts'
import type { Shell } from '../shell.ts'
import { type Columns, readColumns, type Wanted } from '../steps/read-columns.ts'

type Model = FitRequest['model']

/** Names in use: ours, those of lifetimes and of BTYD. Letters only, in lower case. */
const COLUMNS = {
  frequency: ['frequency', 'x'],
  recency: ['recency', 'tx'],
  age: ['t', 'age', 'tcal'],
  monetaryValue: ['monetaryvalue', 'monetary', 'mx', 'zbar'],
  weight: ['weight', 'customers', 'count'],
} as const satisfies Wanted

type Column = keyof typeof COLUMNS

const NEEDED: Readonly<Record<Model, readonly Column[]>> = {
  'bg-nbd': ['frequency', 'recency', 'age'],
  'mbg-nbd': ['frequency', 'recency', 'age'],
  'pareto-nbd': ['frequency', 'recency', 'age'],
  nbd: ['frequency', 'recency', 'age'],
  'gamma-gamma': ['frequency', 'monetaryValue'],
}

const TITLES: Readonly<Record<Column, string>> = {
  frequency: 'frequency',
  recency: 'recency',
  age: 'T',
  monetaryValue: 'monetary_value',
  weight: 'weight',
}

function request(model: Model, columns: Columns): FitRequest {
  const missing = NEEDED[model].filter((column) => !columns[column])
  if (missing.length > 0) {
    const detail = `${model} needs the columns ${NEEDED[model].map((column) => TITLES[column]).join(', ')} and there is no ${missing.map((column) => TITLES[column]).join(', ')}`
    throw apiError('model.invalid-input', { detail })
  }
  const used = [...NEEDED[model], 'weight'].filter((column) => columns[column])
  const data = Object.fromEntries(used.map((column) => [column, [...(columns[column] ?? [])]]))
  return { frequency: [], ...data, model }
}

async function fit(shell: Shell, command: Command, asked: { model: Model; data: string }): Promise<void> {
  const terminal = terminalFor(shell, globalOptions(command).json ?? false)
  const columns = await readColumns(resolve(shell.directory, asked.data), COLUMNS)
  const body = request(asked.model, columns)
  await withLink({ shell, terminal, directory: '' }, await connectToNothing(), async ({ client }) => {
    const model = await client.models.fit(body)
    terminal.show(model, () => fittedModelText(model))
    if (!model.fit.converged) throw finding(`The fit of ${model.model} did not converge: do not use its parameters.`)
  })
}

export function addFit(parent: Command, shell: Shell): void {
  const command = parent
    .command('fit')
    .description('Fit a model to a CSV file; needs no workspace')
    .addArgument(new Argument('<MODEL>', 'model').choices(modelName.options))
    .requiredOption('--data <FILE.csv>', 'columns frequency, recency, T, monetary_value, weight: what the model needs')
    .action((model: Model, { data }: { data: string }) => fit(shell, command, { model, data }))
}
