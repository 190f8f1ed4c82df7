import { type CohortPeriod, cohortPeriod } from '@sabad/contract/schemas/kpi'
import { type Command, Option } from 'commander'
import { type CohortFigure, chainText, cohortsText, survivalText } from '../output/cohorts-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface Scope {
  readonly portfolio?: string
  readonly group?: string
  readonly asOf?: string
}

interface CohortOptions extends Scope {
  readonly period: CohortPeriod
  readonly show: CohortFigure
}

async function cohorts({ client, terminal }: Session, options: CohortOptions): Promise<void> {
  const { portfolio, group, asOf, period, show } = options
  const found = await client.cohorts({ portfolioId: portfolio, group, asOf, period })
  terminal.show(found, () => cohortsText(found, show, terminal))
}

async function survival({ client, terminal }: Session, options: Scope & { readonly recordsFrom?: string }) {
  const { portfolio, group, asOf, recordsFrom } = options
  const found = await client.kpis.survival({ portfolioId: portfolio, group, asOf, recordsFrom })
  terminal.show(found, () => survivalText(found, terminal))
}

async function chain({ client, terminal }: Session, options: { readonly asOf?: string; readonly lag: number }) {
  const found = await client.satisfactionChain({ asOf: options.asOf, lagMonths: options.lag })
  terminal.show(found, () => chainText(found, terminal))
}

const inScope = (command: Command): Command =>
  command
    .option('--portfolio <id>', 'with --group: portfolio of the group')
    .option('--group <name>', 'only customers of this group (default: the whole base)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)

export function addCohorts(parent: Command, shell: Shell): void {
  const table = inScope(
    parent
      .command('cohorts')
      .description('Show customers by the period of their first purchase: who stays and what they bring at each age'),
  )
    .addOption(new Option('--period <period>', 'length of a period').choices(cohortPeriod.options).default('quarter'))
    .addOption(
      new Option('--show <figure>', 'figure of each cell').choices(['active', 'revenue', 'margin']).default('active'),
    )
    .action((options: CohortOptions) => inWorkspace(shell, table, (session) => cohorts(session, options)))
}

export function addSurvival(parent: Command, shell: Shell): void {
  const curve = inScope(parent.command('survival').description('Show how long contracts last, by tenure'))
    .option('--records-from <date>', 'contracts that ended before were not recorded', dateArgument)
    .action((options: Scope) => inWorkspace(shell, curve, (session) => survival(session, options)))
}

export function addSatisfaction(parent: Command, shell: Shell): void {
  const satisfaction = parent
    .command('satisfaction')
    .description('Show satisfaction beside what came after it, as an association')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .option('--lag <months>', 'months after the ratings', wholeNumberArgument(1, 36), 12)
    .action((options: { readonly asOf?: string; readonly lag: number }) =>
      inWorkspace(shell, satisfaction, (session) => chain(session, options)),
    )
}
