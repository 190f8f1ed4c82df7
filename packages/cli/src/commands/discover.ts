import {
  type Discovery,
  type DiscoveryMethod,
  discovery,
  discoveryMethod,
  type discoveryRequest,
} from '@sabad/contract/schemas/discovery'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { z } from 'zod'
import { discoveryText } from '../output/discovery-text.ts'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { followJob } from '../steps/follow-job.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { numberArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface DiscoverOptions {
  readonly method: DiscoveryMethod
  readonly variables: readonly string[]
  readonly k?: number | 'auto'
  readonly most?: number
  readonly outcome?: string
  readonly components?: number
  readonly raw?: boolean
  readonly seed?: number
  readonly sample?: number
  readonly id?: string
  readonly title?: string
  readonly previous?: string
  readonly to?: string
  readonly add?: boolean
}

const MOST_GROUPS = 20

function groupsArgument(text: string): number | 'auto' {
  return text === 'auto' ? text : wholeNumberArgument(2, MOST_GROUPS)(text)
}

function namesArgument(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.every((name) => name !== '')) return names
  throw new InvalidArgumentError('write names with commas between them')
}

function requestOf(options: DiscoverOptions): z.input<typeof discoveryRequest> {
  const { method, variables, most, sample, raw, previous } = options
  const portfolioId = options.id ?? previous ?? 'micro-segments'
  return {
    method,
    variables: [...variables],
    k: options.k,
    mostGroups: most,
    outcome: options.outcome,
    components: options.components,
    seed: options.seed,
    sampleSize: sample,
    scaling: raw ? 'none' : 'robust',
    portfolioId,
    title: options.title ?? 'Micro-segments',
    previous,
  }
}

/** What became of the definition: saved, added, or only shown. */
async function keep({ client, shell }: Session, { definition }: Discovery, { to, add }: DiscoverOptions) {
  const said: string[] = []
  if (to !== undefined) {
    const file = await writeWhole(shell, { to, body: [`${JSON.stringify(definition, null, 2)}\n`] })
    said.push(`Wrote ${file}: "sabad portfolio add" adds it.`)
  }
  if (add) {
    const { portfolioId, version } = await client.portfolios.add({ definition, rationale: 'Found in data' })
    said.push(`Added ${portfolioId} version ${version}: "sabad portfolio show ${portfolioId}" shows its groups.`)
  }
  return said
}

async function discover(session: Session, options: DiscoverOptions): Promise<void> {
  const { jobId } = await session.client.portfolios.discover(requestOf(options))
  const found = discovery.parse(await followJob(session, { title: 'Finding groups', jobId }))
  const said = await keep(session, found, options)
  session.terminal.show(found, () => [discoveryText(found), ...said.map(printable)].join('\n\n'))
}

export function addDiscover(portfolio: Command, shell: Shell): void {
  const command = portfolio
    .command('discover')
    .description('Find groups in the data: how many, how stable, and what sets them apart; stores nothing by itself')
    .addOption(new Option('--method <name>', 'how to find them').choices(discoveryMethod.options).makeOptionMandatory())
    .requiredOption('--variables <a,b,c>', 'what customers are compared by, or what a tree may ask', namesArgument)
    .option('--k <number>', 'how many groups, or auto (default: auto)', groupsArgument)
    .option('--most <number>', 'groups at most (default: 10)', wholeNumberArgument(2, MOST_GROUPS))
    .option('--outcome <measure>', 'what a tree explains, or bisecting makes compact (default: clv_12m)')
    .option(
      '--components <share>',
      'join measures that say the same: principal components that hold this share of the variance, such as 0.9',
      numberArgument(0.01, 1),
    )
    .addOption(new Option('--raw', 'take the measures as they are, neither cut nor scaled').conflicts('components'))
    .option('--seed <number>', 'of the random starts (default: 1)', wholeNumberArgument(0, 2_147_483_647))
    .option('--sample <customers>', 'to find groups in (default: 10,000)', wholeNumberArgument(100, 1_000_000))
    .option('--id <name>', 'of the portfolio (default: micro-segments)')
    .option('--title <text>', 'of the portfolio')
    .option('--previous <portfolio>', 'keep the names of its groups where new ones continue them')
    .option('--to <FILE.json>', 'write the definition')
    .option('--add', 'add the portfolio, or a new version of it')
    .action((options: DiscoverOptions) => inWorkspace(shell, command, (session) => discover(session, options)))
}
