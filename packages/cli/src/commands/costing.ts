import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type CostModel, costModel } from '@sabad/contract/schemas/cost-model'
import type { Command } from 'commander'
import {
  checkText,
  costComparisonText,
  costingText,
  costModelText,
  modelLines,
  modelVersionsText,
  savedModelText,
} from '../output/costing-text.ts'
import { findingLines } from '../output/costing-words.ts'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { readJson } from '../steps/read-json.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { dateArgument, positiveArgument } from '../usage/arguments.ts'

/** Read here as well as by the server, so that a mistake is named by its place in the file. */
async function readModel(file: string): Promise<CostModel> {
  const parsed = costModel.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

async function writeModel({ shell }: Session, to: string, model: CostModel): Promise<string> {
  return writeWhole(shell, { to, body: [`${JSON.stringify(model, null, 2)}\n`] })
}

interface ShowOptions {
  readonly versionNumber?: number
  readonly to?: string
}

async function show(session: Session, { versionNumber, to }: ShowOptions): Promise<void> {
  const { client, terminal } = session
  const stored = await client.costing.model({ version: versionNumber })
  if (to === undefined || !stored.model) return terminal.show(stored, () => costModelText(stored))
  const file = await writeModel(session, to, stored.model)
  terminal.show({ file, version: stored.version }, () => printable(`Saved the cost model as ${file}.`))
}

async function draft(session: Session, { to }: { readonly to?: string }): Promise<void> {
  const { client, terminal } = session
  const found = await client.costing.draft()
  const notes = findingLines(found.findings)
  if (to === undefined)
    return terminal.show(found, () => [...modelLines(found.model), '', ...notes].join('\n').trimEnd())
  const file = await writeModel(session, to, found.model)
  terminal.show({ file, findings: found.findings }, () =>
    [printable(`Saved the draft as ${file}: "sabad costing set ${to}" takes it in.`), ...notes].join('\n'),
  )
}

interface Decision {
  readonly author: string
  readonly rationale: string
}

async function set({ client, terminal }: Session, file: string, decision: Decision): Promise<void> {
  const model = await readModel(file)
  const { version } = await client.costing.model({})
  const saved = await client.costing.save({ model, ...decision, basedOn: version?.number ?? 0 })
  terminal.show(saved, () => savedModelText(saved))
}

async function check({ client, terminal }: Session, file: string): Promise<void> {
  const found = await client.costing.check({ model: await readModel(file) })
  terminal.show(found, () => checkText(found))
}

interface CompareOptions {
  readonly asOf?: string
  readonly portfolio?: string
}

async function compare({ client, terminal }: Session, versions: { from: number; to: number }, options: CompareOptions) {
  const portfolioId = await pickPortfolio(client, options.portfolio)
  const found = await client.costing.compare({ ...versions, asOf: options.asOf, portfolioId })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => costComparisonText(found, settings.currency))
}

async function report({ client, terminal }: Session, { asOf }: { readonly asOf?: string }): Promise<void> {
  const found = await client.costing.report({ asOf })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => costingText(found, settings.currency))
}

function addReading(costing: Command, shell: Shell): void {
  const shows = costing
    .command('show')
    .description('Show the cost model: pools, activities, drivers')
    .option('--version-number <n>', 'version (default: the newest)', positiveArgument)
    .option('--to <FILE.json>', 'save it as a file to change and set')
    .action((options: ShowOptions) => inWorkspace(shell, shows, (session) => show(session, options)))
  const drafts = costing
    .command('draft')
    .description('Suggest a cost model from the accounts, activities and drivers that the ledger names')
    .option('--to <FILE.json>', 'save it as a file to change and set')
    .action((options: { readonly to?: string }) => inWorkspace(shell, drafts, (session) => draft(session, options)))
  const versions = costing
    .command('versions')
    .description('List the versions of the cost model')
    .action(() =>
      inWorkspace(shell, versions, async ({ client, terminal }) => {
        const found = await client.costing.versions()
        terminal.show(found, () => modelVersionsText(found))
      }),
    )
  const reports = costing
    .command('report')
    .description('Show what a costing did: rates, what was left over, reconciliation with the ledger, warnings')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: { readonly asOf?: string }) => inWorkspace(shell, reports, (session) => report(session, options)))
}

function addWriting(costing: Command, shell: Shell): void {
  const sets = costing
    .command('set')
    .description('Save a cost model as a new version; the next refresh costs every date by it')
    .argument('<FILE.json>', 'the model')
    .requiredOption('--author <name>', 'who decided it')
    .requiredOption('--rationale <text>', 'why')
    .action((file: string, decision: Decision) =>
      inWorkspace(shell, sets, (session) => set(session, resolve(shell.directory, file), decision)),
    )
  const checks = costing
    .command('check')
    .description('Check a cost model: what keeps it from being used, and what is odd about it')
    .argument('<FILE.json>', 'the model')
    .action((file: string) => inWorkspace(shell, checks, (session) => check(session, resolve(shell.directory, file))))
}

/** The cost model and what it does. */
export function addCosting(parent: Command, shell: Shell): void {
  const costing = parent
    .command('costing')
    .description('What serving customers costs: pools, activities, drivers, rates')
  addReading(costing, shell)
  addWriting(costing, shell)
  const compares = costing
    .command('compare')
    .description('Compare two versions of the cost model on the same date')
    .argument('<FROM>', 'version', positiveArgument)
    .argument('<TO>', 'version', positiveArgument)
    .option('--portfolio <id>', 'portfolio whose groups are compared (default: starter)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((from: number, to: number, options: CompareOptions) =>
      inWorkspace(shell, compares, (session) => compare(session, { from, to }, options)),
    )
}
