import { type RiskBasis, riskBasis } from '@sabad/contract/schemas/portfolio-risk'
import { type Command, Option } from 'commander'
import { riskText } from '../output/risk-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import {
  dateArgument,
  type GroupRange,
  type GroupWeight,
  numberArgument,
  rangeArgument,
  weightArgument,
  wholeNumberArgument,
} from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly basis: RiskBasis
  readonly months?: number
  readonly change?: number
  readonly limit?: readonly GroupRange[]
  readonly weight?: readonly GroupWeight[]
  readonly sure?: number
  readonly riskless?: number
  readonly inflation?: number
  readonly asOf?: string
}

async function risk({ client, terminal }: Session, options: Options): Promise<void> {
  const { portfolio, limit = [], weight = [], sure, riskless, ...asked } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const given = { limits: [...limit], weights: [...weight], sureReturn: sure, risklessRate: riskless }
  const found = await client.risk({ portfolioId, ...asked, ...given })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => riskText(found, settings.currency, terminal))
}

/** Groups as a portfolio of risks. */
export function addRisk(parent: Command, shell: Shell): void {
  const command = parent
    .command('risk')
    .description('Look at groups as a portfolio: how their margins vary, and which mix would be steadier')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .addOption(new Option('--basis <basis>', 'what a return is').choices(riskBasis.options).default('per-customer'))
    .option(
      '--months <n>',
      'newest months to look at (default: 12, and more where groups allow)',
      wholeNumberArgument(5, 120),
    )
    .option('--change <share>', 'how far weights may move, of what they are (default: 0.3)', numberArgument(0, 1))
    .option('--limit <GROUP=LEAST:MOST>', 'least and most weight of a group; may be repeated', rangeArgument)
    .option(
      '--weight <GROUP=WEIGHT>',
      'a mix of your own to hold against the others; one for each group',
      weightArgument,
    )
    .option('--sure <return>', 'what could be earned for sure, as a return (default: 0)', numberArgument(-1e6, 1e6))
    .option('--riskless <rate>', 'yearly riskless rate of interest (default: 0.03)', numberArgument(0, 1))
    .option('--inflation <rate>', 'yearly rise of prices (default: 0)', numberArgument(-0.5, 5))
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: Options) => inWorkspace(shell, command, (session) => risk(session, options)))
}
