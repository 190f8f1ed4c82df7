import { type Command, Option } from 'commander'
import { usageError } from '../cli-error.ts'
import { driftText } from '../output/drift-text.ts'
import { groupForecastText } from '../output/group-forecast-text.ts'
import { movementText } from '../output/movement-text.ts'
import { pathsText } from '../output/paths-text.ts'
import { reasonsText } from '../output/reasons-text.ts'
import { timeInGroupText } from '../output/time-in-group-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly from?: string
  readonly to?: string
  readonly every: 1 | 3 | 6 | 12
  readonly reasons?: boolean
  readonly paths?: number | true
  readonly timeInGroup?: boolean
  readonly drift?: boolean
  readonly forecast?: number | true
}

interface Asked {
  readonly portfolioId: string
  readonly options: Options
}

type View = 'flows' | 'reasons' | 'paths' | 'timeInGroup' | 'drift' | 'forecast'

/** What an option that needs no number takes as one. */
const numbered = (value: number | true | undefined) => (value === true ? undefined : value)

const views: Readonly<Record<View, (session: Session, asked: Asked) => Promise<void>>> = {
  flows: async ({ client, terminal }, { portfolioId, options: { from, to } }) => {
    const movement = await client.portfolios.movement({ portfolioId, from, to })
    const { settings } = await client.workspace.get()
    terminal.show(movement, () => movementText(movement, settings.currency, terminal))
  },
  reasons: async ({ client, terminal }, { portfolioId, options: { from, to } }) => {
    const reasons = await client.portfolios.movementReasons({ portfolioId, from, to })
    const registry = await client.measures.list()
    terminal.show(reasons, () => reasonsText(reasons, registry, terminal))
  },
  paths: async ({ client, terminal }, { portfolioId, options: { to, every, paths: length } }) => {
    const asked = { portfolioId, asOf: to, everyMonths: every, length: numbered(length) }
    const paths = await client.portfolios.movementPaths(asked)
    const { settings } = await client.workspace.get()
    terminal.show(paths, () => pathsText(paths, settings.currency, terminal))
  },
  timeInGroup: async ({ client, terminal }, { portfolioId, options: { to } }) => {
    const times = await client.portfolios.timeInGroup({ portfolioId, asOf: to })
    terminal.show(times, () => timeInGroupText(times, terminal))
  },
  drift: async ({ client, terminal }, { portfolioId, options: { to } }) => {
    const drift = await client.portfolios.movementDrift({ portfolioId, asOf: to })
    terminal.show(drift, () => driftText(drift, terminal))
  },
  forecast: async ({ client, terminal }, { portfolioId, options: { to, every, forecast: horizon } }) => {
    const asked = { portfolioId, asOf: to, everyMonths: every, horizon: numbered(horizon) }
    const forecast = await client.portfolios.movementForecast(asked)
    terminal.show(forecast, () => groupForecastText(forecast, terminal))
  },
}

function viewOf(options: Options): View {
  const asked = (['reasons', 'paths', 'timeInGroup', 'drift', 'forecast'] as const).filter(
    (view) => options[view] !== undefined,
  )
  if (asked.length > 1) throw usageError('Ask for one of --reasons, --paths, --time-in-group, --drift, --forecast.')
  return asked[0] ?? 'flows'
}

async function show(session: Session, view: View, options: Options): Promise<void> {
  const portfolioId = await pickPortfolio(session.client, options.portfolio)
  await views[view](session, { portfolioId, options })
}

const every = new Option('--every <months>', 'months from one date to the next of --paths and --forecast')
  .choices(['1', '3', '6', '12'])
  .default('1')

export function addMovement(parent: Command, shell: Shell): void {
  const command = parent
    .command('movement')
    .description('Show who moved from which group to which between two dates')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--from <date>', 'earlier as-of date (default: the one before the newest)', dateArgument)
    .option('--to <date>', 'later as-of date (default: the newest computed)', dateArgument)
    .option('--reasons', 'which measure crossed which line')
    .option('--paths [dates]', 'common ways over so many dates, and what they led to', wholeNumberArgument(2, 6))
    .option('--time-in-group', 'how long customers have been in their group')
    .option('--drift', 'whether groups and their shares drifted')
    .option('--forecast [periods]', 'sizes of the groups to come, back-tested', wholeNumberArgument(1, 24))
    .addOption(every)
    .action(({ every: months, ...options }: Omit<Options, 'every'> & { readonly every: string }) => {
      if (options.from && options.to && options.from >= options.to)
        throw usageError('The date of --from must lie before that of --to.')
      const everyMonths = ([1, 3, 6, 12] as const).find((one) => String(one) === months) ?? 1
      const asked = { ...options, every: everyMonths }
      const view = viewOf(asked)
      return inWorkspace(shell, command, (session) => show(session, view, asked))
    })
}
