import { apiError } from '@sabad/contract/api-error'
import {
  type InsightDocument,
  type InsightKind,
  type InsightState,
  insightDocument,
  insightKind,
  insightState,
} from '@sabad/contract/schemas/insights'
import { type Command, Option } from 'commander'
import { insightsText, notedText } from '../output/insights-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument, positiveArgument } from '../usage/arguments.ts'

interface ListOptions {
  readonly state?: InsightState
  readonly group?: string
  readonly customer?: string
}

async function list({ client, terminal }: Session, { customer, ...options }: ListOptions): Promise<void> {
  const log = await client.insights.list({ ...options, customerId: customer })
  terminal.show(log, () => insightsText(log))
}

interface NoteOptions {
  readonly kind: InsightKind
  readonly source: string
  readonly link?: string
  readonly portfolio?: string
  readonly group?: string
  readonly customer?: string
  readonly author?: string
}

async function note({ client, terminal }: Session, text: string, options: NoteOptions): Promise<void> {
  const { kind, source, link = '', portfolio, group, customer, author } = options
  const document: InsightDocument = {
    ...{ kind, insight: text, source, link, portfolioId: portfolio ?? null, group: group ?? null },
    ...(customer !== undefined && { customerId: customer }),
    ...{ state: 'open', action: '', owner: '', due: null, outcome: '' },
  }
  const noted = await client.insights.note({ document, author })
  terminal.show(noted, () => notedText(noted))
}

interface ChangeOptions {
  readonly state?: InsightState
  readonly action?: string
  readonly owner?: string
  readonly due?: string
  readonly outcome?: string
  readonly author?: string
}

async function change({ client, terminal }: Session, insightId: number, { author, ...told }: ChangeOptions) {
  const { insights } = await client.insights.list({})
  const found = insights.find((one) => one.insightId === insightId)
  if (!found) throw apiError('insight.not-found', { insightId })
  const document = { ...insightDocument.strip().parse(found), ...told }
  const changed = await client.insights.change({ insightId, basedOn: found.version, document, author })
  terminal.show(changed, () => notedText(changed))
}

/** From insight to action: what was noticed, what was decided and what came of it. */
export function addInsights(parent: Command, shell: Shell): void {
  const insights = parent.command('insights').description('What was noticed, what was decided and what came of it')
  const lists = insights
    .command('list')
    .description('List insights, newest first, and how many were acted on')
    .addOption(new Option('--state <state>', 'only those').choices(insightState.options))
    .option('--group <name>', 'only those about a group')
    .option('--customer <id>', 'only those about one customer')
    .action((options: ListOptions) => inWorkspace(shell, lists, (session) => list(session, options)))
  const notes = insights
    .command('note')
    .description('Note an insight')
    .argument('<TEXT>', 'what was noticed')
    .requiredOption('--source <text>', 'where it comes from')
    .addOption(new Option('--kind <kind>', 'what it is').choices(insightKind.options).default('insight'))
    .option('--link <address>', 'page of the app, or web address')
    .option('--portfolio <id>', 'portfolio that it is about')
    .option('--group <name>', 'group that it is about')
    .option('--customer <id>', 'customer that it is about')
    .option('--author <name>', 'who notes it')
    .action((text: string, options: NoteOptions) =>
      inWorkspace(shell, notes, (session) => note(session, text, options)),
    )
  const changes = insights
    .command('change')
    .description('Say what was decided about an insight, who does it and what came of it')
    .argument('<INSIGHT>', 'number of the insight', positiveArgument)
    .addOption(new Option('--state <state>', 'how far it is').choices(insightState.options))
    .option('--action <text>', 'what is to be done')
    .option('--owner <name>', 'who does it')
    .option('--due <date>', 'until when', dateArgument)
    .option('--outcome <text>', 'what came of it')
    .option('--author <name>', 'who says so')
    .action((insightId: number, options: ChangeOptions) =>
      inWorkspace(shell, changes, (session) => change(session, insightId, options)),
    )
}
