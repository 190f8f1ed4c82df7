import { type EquityMeasure, equityMeasure, type ValueAssumptions } from '@sabad/contract/schemas/equity'
import { type Command, Option } from 'commander'
import { usageError } from '../cli-error.ts'
import { budgetText, companyValueText, equityText } from '../output/equity-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, numberArgument } from '../usage/arguments.ts'

interface Asked {
  readonly portfolio?: string
  readonly asOf?: string
}

interface LedgerOptions extends Asked {
  readonly from?: string
  readonly of?: EquityMeasure
}

async function ledger({ client, terminal }: Session, { portfolio, of: measure, ...asked }: LedgerOptions) {
  const portfolioId = await pickPortfolio(client, portfolio)
  const found = await client.equity.ledger({ ...asked, portfolioId, measure })
  terminal.show(found, () => equityText(found, terminal))
}

async function budget({ client, terminal }: Session, { portfolio, asOf }: Asked) {
  const found = await client.equity.budget({ portfolioId: await pickPortfolio(client, portfolio), asOf })
  terminal.show(found, () => budgetText(found, terminal))
}

interface ValueOptions {
  readonly asOf?: string
  readonly of?: EquityMeasure
  readonly won?: number
  readonly worth?: number
  readonly cost?: number
  readonly years?: number
  readonly overhead?: number
  readonly tax?: number
  readonly assets?: number
  readonly debt?: number
}

async function value({ client, terminal }: Session, { asOf, of: measure, ...told }: ValueOptions) {
  const assumptions: ValueAssumptions = {
    acquiredPerYear: told.won,
    valuePerAcquired: told.worth,
    costPerAcquired: told.cost,
    years: told.years,
    overheadPerYear: told.overhead,
    taxRate: told.tax === undefined ? undefined : told.tax / 100,
    otherAssets: told.assets,
    debt: told.debt,
  }
  const found = await client.equity.value({ asOf, measure, ...assumptions })
  terminal.show(found, () => companyValueText(found, terminal))
}

const asOfOption = () =>
  new Option('--as-of <date>', 'as-of date (default: the newest computed)').argParser(dateArgument)
const measureOption = () =>
  new Option('--of <measure>', 'lifetime value on gross margin, or after the cost to serve').choices(
    equityMeasure.options,
  )

function addValue(equity: Command, shell: Shell): void {
  const most = Number.MAX_SAFE_INTEGER
  const money = numberArgument(0, most)
  const command = equity
    .command('value')
    .description('From customer equity to the value of the company; what is not told, the data suggest')
    .option('--won <number>', 'customers won in a year', money)
    .option('--worth <amount>', 'worth of each when won', numberArgument(-most, most))
    .option('--cost <amount>', 'cost of winning each', money)
    .option('--years <number>', 'years in which customers go on being won', numberArgument(0, 30))
    .option('--overhead <amount>', 'costs of a year that no customer carries', money)
    .option('--tax <percent>', 'tax rate, in percent', numberArgument(0, 100))
    .option('--assets <amount>', 'worth of what the business does not need', money)
    .option('--debt <amount>', 'debt', money)
    .addOption(asOfOption())
    .addOption(measureOption())
    .action((options: ValueOptions) => inWorkspace(shell, command, (session) => value(session, options)))
}

export function addEquity(parent: Command, shell: Shell): void {
  const equity = parent.command('equity').description('Customers as an asset: equity, value of the company, budget')
  const ledgers = equity
    .command('ledger')
    .description('Customer equity from one date to another by group, to the cent')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--from <date>', 'earlier as-of date (default: the one before)', dateArgument)
    .addOption(asOfOption())
    .addOption(measureOption())
    .action((options: LedgerOptions) => {
      if (options.from && options.asOf && options.from >= options.asOf)
        throw usageError('The date of --from must lie before that of --as-of.')
      return inWorkspace(shell, ledgers, (session) => ledger(session, options))
    })
  const budgets = equity
    .command('budget')
    .description('The next 12 months by group: sales, margin, cost to serve, planned actions')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .addOption(asOfOption())
    .action((options: Asked) => inWorkspace(shell, budgets, (session) => budget(session, options)))
  addValue(equity, shell)
}
