import { errorMessage } from '@sabad/contract/errors'
import type { Command } from 'commander'
import { usageError } from '../cli-error.ts'
import { definitionText, kpiSeriesText, kpiText } from '../output/kpi-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly group?: string
  readonly asOf?: string
  readonly overTime?: string
  readonly explain?: string
}

async function definitionOf({ client }: Session, name: string) {
  const registry = await client.kpis.registry()
  const found = registry.find((kpi) => kpi.name === name)
  if (found) return found
  throw usageError(errorMessage('kpi.not-found', { kpi: name, kpis: registry.map((kpi) => kpi.name) }))
}

async function show(session: Session, { portfolio, group, asOf }: Options): Promise<void> {
  const { client, terminal } = session
  const answer = await client.kpis.values({ portfolioId: portfolio, group, asOf })
  const registry = await client.kpis.registry()
  terminal.show(answer, () => kpiText(answer, registry, terminal))
}

async function showOverTime(session: Session, name: string, { portfolio, group }: Options): Promise<void> {
  const { client, terminal } = session
  const kpi = await definitionOf(session, name)
  const series = await client.kpis.series({ portfolioId: portfolio, group, kpi: name })
  terminal.show(series, () => kpiSeriesText(series, kpi, terminal))
}

async function explain(session: Session, name: string): Promise<void> {
  const kpi = await definitionOf(session, name)
  session.terminal.show(kpi, () => definitionText(kpi, session.terminal))
}

export function addKpi(parent: Command, shell: Shell): void {
  const command = parent
    .command('kpi')
    .description('Show the key figures of the base and of the groups of a portfolio, each with its interval')
    .option('--portfolio <id>', 'portfolio whose groups are shown too (default: only the whole base)')
    .option('--group <name>', 'with --portfolio: only this group')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .option('--over-time <kpi>', 'one key figure at every computed date')
    .option('--explain <kpi>', 'formula, population, window and limits of one key figure')
    .action((options: Options) =>
      inWorkspace(shell, command, (session) => {
        if (options.explain !== undefined) return explain(session, options.explain)
        return options.overTime === undefined
          ? show(session, options)
          : showOverTime(session, options.overTime, options)
      }),
    )
}
