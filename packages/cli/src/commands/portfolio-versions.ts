import { type Command, InvalidArgumentError } from 'commander'
import { comparisonText, versionsText } from '../output/versions-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { positiveArgument } from '../usage/arguments.ts'

async function list({ client, terminal }: Session, portfolioId: string): Promise<void> {
  const versions = await client.portfolios.versions({ portfolioId })
  terminal.show(versions, () => versionsText(versions))
}

interface TwoVersions {
  readonly portfolioId: string
  readonly one: number
  readonly other: number
}

async function compare({ client, terminal }: Session, versions: TwoVersions): Promise<void> {
  const comparison = await client.portfolios.compareVersions(versions)
  const { settings } = await client.workspace.get()
  terminal.show(comparison, () => comparisonText(comparison, settings.currency, terminal))
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
  return compare(session, { portfolioId, one, other })
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
    .description('Compare two versions: what differs, and which customers change group')
    .argument('<ID>', 'portfolio')
    .option('--versions <numbers...>', 'two version numbers; after ID (default: the newest two)', twoNumbers)
    .action((portfolioId: string, { versions: asked }: { versions?: readonly number[] }) =>
      inWorkspace(shell, compares, (session) => compareAsked(session, portfolioId, asked)),
    )
}
