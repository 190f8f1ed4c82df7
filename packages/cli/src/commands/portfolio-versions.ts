import { type Command, InvalidArgumentError } from 'commander'
import { comparisonText } from '../output/comparison-text.ts'
import { versionComparisonText, versionsText } from '../output/versions-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument, positiveArgument } from '../usage/arguments.ts'

async function list({ client, terminal }: Session, portfolioId: string): Promise<void> {
  const versions = await client.portfolios.versions({ portfolioId })
  terminal.show(versions, () => versionsText(versions))
}

interface TwoVersions {
  readonly portfolioId: string
  readonly one: number
  readonly other: number
}

async function compareVersions({ client, terminal }: Session, versions: TwoVersions): Promise<void> {
  const comparison = await client.portfolios.compareVersions(versions)
  const { settings } = await client.workspace.get()
  terminal.show(comparison, () => versionComparisonText(comparison, settings.currency, terminal))
}

/** The newest version and the one before it. */
async function newestTwo({ client }: Session, portfolioId: string): Promise<readonly number[]> {
  const versions = await client.portfolios.versions({ portfolioId })
  return versions
    .slice(0, 2)
    .map(({ number }) => number)
    .reverse()
}

async function compareAsked(session: Session, portfolioId: string, asked?: readonly number[]): Promise<void> {
  const [one = 1, other = one] = asked ?? (await newestTwo(session, portfolioId))
  return compareVersions(session, { portfolioId, one, other })
}

interface CompareOptions {
  readonly versions?: readonly number[]
  readonly asOf?: string
}

interface TwoPortfolios {
  readonly portfolioId: string
  readonly other: string
  readonly asOf: string | undefined
}

async function comparePortfolios({ client, terminal }: Session, asked: TwoPortfolios): Promise<void> {
  const comparison = await client.portfolios.compare(asked)
  terminal.show(comparison, () => comparisonText(comparison, terminal))
}

/** Collects the two numbers of --versions. */
function twoNumbers(text: string, before: readonly number[] = []): readonly number[] {
  if (before.length === 2) throw new InvalidArgumentError('give two version numbers')
  return [...before, positiveArgument(text)]
}

export function addVersions(portfolio: Command, shell: Shell): void {
  const versions = portfolio
    .command('versions')
    .description('List the versions of a portfolio: who decided what when, and why')
    .argument('<ID>', 'portfolio')
    .action((portfolioId: string) => inWorkspace(shell, versions, (session) => list(session, portfolioId)))
  const compares = portfolio
    .command('compare')
    .description(
      'Hold a portfolio against another one, or two of its versions against each other: who is where, and which tells more',
    )
    .argument('<ID>', 'portfolio')
    .argument('[OTHER]', 'another portfolio; left out, versions of ID are compared')
    .option('--versions <numbers...>', 'two version numbers; after ID (default: the newest two)', twoNumbers)
    .option(
      '--as-of <date>',
      'of two portfolios: as-of date (default: the one with most behind and before it)',
      dateArgument,
    )
    .action((portfolioId: string, other: string | undefined, options: CompareOptions) =>
      inWorkspace(shell, compares, (session) =>
        other === undefined
          ? compareAsked(session, portfolioId, options.versions)
          : comparePortfolios(session, { portfolioId, other, asOf: options.asOf }),
      ),
    )
}
