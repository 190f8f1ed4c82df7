import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type NewValueRating, newValueRating } from '@sabad/contract/schemas/perceived-value'
import { type StrategyKind, strategyKind } from '@sabad/contract/schemas/portfolio-definition'
import {
  type ProgressState,
  progressState,
  type StrategyDocument,
  type StrategyStep,
  strategyDocument,
} from '@sabad/contract/schemas/strategy'
import { type Command, Option } from 'commander'
import { printable } from '../output/printable.ts'
import { proposalsText } from '../output/proposals-text.ts'
import { benefitsText, boardText, monitoringText } from '../output/strategy-monitoring-text.ts'
import { draftText, perceivedValueText, strategyText } from '../output/strategy-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { readJson } from '../steps/read-json.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { dateArgument, numberArgument } from '../usage/arguments.ts'

interface Asked {
  readonly portfolio?: string
  readonly asOf?: string
}

async function list({ client, terminal }: Session, { portfolio, asOf }: Asked): Promise<void> {
  const board = await client.strategies.board({ portfolioId: await pickPortfolio(client, portfolio), asOf })
  terminal.show(board, () => boardText(board))
}

async function benefits({ client, terminal }: Session, { portfolio, asOf }: Asked): Promise<void> {
  const { settings } = await client.workspace.get()
  const answer = await client.strategies.benefits({ portfolioId: await pickPortfolio(client, portfolio), asOf })
  terminal.show(answer, () => benefitsText(answer, settings.currency))
}

async function proposals({ client, terminal }: Session, { portfolio, asOf }: Asked): Promise<void> {
  const { settings } = await client.workspace.get()
  const answer = await client.strategies.proposals({ portfolioId: await pickPortfolio(client, portfolio), asOf })
  terminal.show(answer, () => proposalsText(answer, settings.currency))
}

interface OfGroup extends Asked {
  readonly group: string
}

async function show({ client, terminal }: Session, { group, portfolio, asOf }: OfGroup): Promise<void> {
  const { settings } = await client.workspace.get()
  const answer = await client.strategies.get({ portfolioId: await pickPortfolio(client, portfolio), group, asOf })
  terminal.show(answer, () => strategyText(answer, settings.currency))
}

async function monitor({ client, terminal }: Session, { group, portfolio, asOf }: OfGroup): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const answer = await client.strategies.monitoring({ portfolioId, group, asOf })
  terminal.show(answer, () => monitoringText(answer))
}

interface DraftOptions {
  readonly portfolio?: string
  readonly kind?: StrategyKind
  readonly discount?: number
  readonly uplift?: number
  readonly adds?: number
  readonly approach?: number
  readonly incentive?: number
  readonly to?: string
}

async function draft(session: Session, group: string, options: DraftOptions): Promise<void> {
  const { client, shell, terminal } = session
  const { portfolio, kind, discount: rate, uplift: expectedUplift = 0, to } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const discount = rate === undefined ? undefined : { rate: rate / 100, expectedUplift: expectedUplift / 100 }
  const winBack = {
    addedProbability: options.adds === undefined ? undefined : options.adds / 100,
    approachCost: options.approach,
    incentiveCost: options.incentive,
  }
  const answer = await client.strategies.draft({ portfolioId, group, kind, discount, winBack })
  const { settings } = await client.workspace.get()
  if (to === undefined) return terminal.show(answer, () => draftText(answer, settings.currency))
  const file = await writeWhole(shell, { to, body: [`${JSON.stringify(answer.document, null, 2)}\n`] })
  terminal.show({ file, ...answer }, () =>
    printable(
      `Saved the draft as ${file}: name the owners, change what is wrong, then "sabad strategy set ${group} ${to}".`,
    ),
  )
}

/** Read here as well as by the server, so that a mistake is named by its place in the file. */
async function readDocument(file: string): Promise<StrategyDocument> {
  const parsed = strategyDocument.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

interface SetOptions {
  readonly portfolio?: string
  readonly author?: string
}

interface FileOfGroup {
  readonly group: string
  readonly file: string
}

async function set(session: Session, { group, file }: FileOfGroup, { portfolio, author }: SetOptions): Promise<void> {
  const { client, terminal } = session
  const document = await readDocument(file)
  const portfolioId = await pickPortfolio(client, portfolio)
  const { strategy } = await client.strategies.get({ portfolioId, group })
  const basedOn = strategy?.version ?? 0
  const answer = await client.strategies.save({ portfolioId, group, document, author, basedOn })
  const { settings } = await client.workspace.get()
  terminal.show(answer, () => strategyText(answer, settings.currency))
}

async function readRating(file: string): Promise<NewValueRating> {
  const parsed = newValueRating.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

async function rate({ client, terminal }: Session, { group, file }: FileOfGroup, { portfolio }: Asked): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const answer = await client.strategies.rateValue({ portfolioId, group, ...(await readRating(file)) })
  terminal.show(answer, () => perceivedValueText(answer))
}

async function value({ client, terminal }: Session, { group, portfolio, asOf }: OfGroup): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const answer = await client.strategies.perceivedValue({ portfolioId, group, asOf })
  terminal.show(answer, () => perceivedValueText(answer))
}

interface StepOptions {
  readonly portfolio?: string
  readonly by: string
  readonly reason?: string
}

interface StepOfGroup {
  readonly group: string
  readonly step: StrategyStep
}

async function take(session: Session, { group, step }: StepOfGroup, { portfolio, by, reason }: StepOptions) {
  const { client, terminal } = session
  const portfolioId = await pickPortfolio(client, portfolio)
  const { strategy } = await client.strategies.get({ portfolioId, group })
  if (!strategy) throw apiError('strategy.not-found', { portfolioId, group })
  const { version } = strategy
  const answer = await client.strategies.step({ portfolioId, group, step, version, by, reason })
  const { status } = answer.strategy ?? strategy
  terminal.show(answer, () =>
    printable(`The strategy of ${answer.group.title}, version ${version}, is now: ${status}.`),
  )
}

interface ProgressOptions {
  readonly portfolio?: string
  readonly state: ProgressState
  readonly by: string
  readonly note?: string
}

interface ItemOfGroup {
  readonly group: string
  readonly itemId: string
}

async function tell(session: Session, { group, itemId }: ItemOfGroup, { portfolio, ...told }: ProgressOptions) {
  const { client, terminal } = session
  const portfolioId = await pickPortfolio(client, portfolio)
  const answer = await client.strategies.progress({ portfolioId, group, itemId, ...told })
  terminal.show(answer, () => printable(`${itemId} of ${answer.group.title} is now: ${told.state}.`))
}

const inPortfolio = (command: Command) =>
  command.option('--portfolio <id>', 'portfolio (default: starter, else the first there is)')
const dated = (command: Command) =>
  inPortfolio(command).option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)

const STEPS: readonly (readonly [StrategyStep, string])[] = [
  ['approve', 'Approve the newest version of a strategy; whoever wrote it cannot'],
  ['activate', 'Put the approved version of a strategy into force'],
  ['pause', 'Pause a strategy'],
  ['resume', 'Take up a paused strategy again'],
  ['end', 'End a strategy; "reopen" takes that back'],
  ['reopen', 'Open an ended strategy again'],
]

function addSteps(strategy: Command, shell: Shell): void {
  for (const [step, description] of STEPS) {
    const command = inPortfolio(strategy.command(step).description(description))
      .argument('<GROUP>', 'name of the group')
      .requiredOption('--by <name>', 'who decides it')
      .option('--reason <text>', 'why (needed to pause, end and reopen)')
      .action((group: string, options: StepOptions) =>
        inWorkspace(shell, command, (session) => take(session, { group, step }, options)),
      )
  }
}

function addReading(strategy: Command, shell: Shell): void {
  const lists = dated(strategy.command('list').description('Every group with its strategy, and what needs attention'))
  lists.action((options: Asked) => inWorkspace(shell, lists, (session) => list(session, options)))
  const proposed = dated(strategy.command('proposals').description('What to do now, worth most first'))
  proposed.action((options: Asked) => inWorkspace(shell, proposed, (session) => proposals(session, options)))
  const shows = dated(strategy.command('show').description('What is done for a group, and what is recommended'))
    .argument('<GROUP>', 'name of the group')
    .action((group: string, options: Asked) =>
      inWorkspace(shell, shows, (session) => show(session, { group, ...options })),
    )
  const monitors = dated(
    strategy.command('monitor').description('KPIs of a strategy against their targets, and alerts'),
  )
    .argument('<GROUP>', 'name of the group')
    .action((group: string, options: Asked) =>
      inWorkspace(shell, monitors, (session) => monitor(session, { group, ...options })),
    )
  const realised = dated(strategy.command('benefits').description('What strategies in force aimed at, and what came'))
  realised.action((options: Asked) => inWorkspace(shell, realised, (session) => benefits(session, options)))
}

function addWriting(strategy: Command, shell: Shell): void {
  const percent = numberArgument(0, 1000)
  const drafts = inPortfolio(strategy.command('draft').description('Draft a strategy from a playbook; stores nothing'))
    .argument('<GROUP>', 'name of the group')
    .addOption(new Option('--kind <kind>', 'strategy (default: the recommended one)').choices(strategyKind.options))
    .option('--discount <percent>', 'discount to judge, in percent', numberArgument(0.01, 99))
    .option('--uplift <percent>', 'how much more it is expected to sell, in percent', percent)
    .option('--adds <percent>', 'how many more lost customers an approach brings back', numberArgument(0, 100))
    .option(
      '--approach <amount>',
      'cost of approaching a lost customer (default: of a contact)',
      numberArgument(0, 1e12),
    )
    .option('--incentive <amount>', 'given to each who comes back', numberArgument(0, 1e12))
    .option('--to <FILE.json>', 'save the draft as a file')
    .action((group: string, options: DraftOptions) =>
      inWorkspace(shell, drafts, (session) => draft(session, group, options)),
    )
  const sets = inPortfolio(strategy.command('set').description('Save a new version of the strategy of a group'))
    .argument('<GROUP>', 'name of the group')
    .argument('<FILE.json>', 'the strategy')
    .option('--author <name>', 'who wrote it')
    .action((group: string, file: string, options: SetOptions) =>
      inWorkspace(shell, sets, (session) => set(session, { group, file: resolve(shell.directory, file) }, options)),
    )
  const tells = inPortfolio(strategy.command('progress').description('Tell how far an action or a task is'))
    .argument('<GROUP>', 'name of the group')
    .argument('<ITEM>', 'action or task')
    .addOption(new Option('--state <state>', 'how far').choices(progressState.options).makeOptionMandatory())
    .requiredOption('--by <name>', 'who tells it')
    .option('--note <text>', 'what there is to say')
    .action((group: string, itemId: string, options: ProgressOptions) =>
      inWorkspace(shell, tells, (session) => tell(session, { group, itemId }, options)),
    )
}

function addValue(strategy: Command, shell: Shell): void {
  const values = dated(
    strategy.command('value').description('What the proposition is worth to customers beside the next best one'),
  )
    .argument('<GROUP>', 'name of the group')
    .action((group: string, options: Asked) =>
      inWorkspace(shell, values, (session) => value(session, { group, ...options })),
    )
  const rates = inPortfolio(strategy.command('rate').description('Keep what somebody thinks of the proposition'))
    .argument('<GROUP>', 'name of the group')
    .argument('<FILE.json>', 'the rating: rater, raterKind, scores of 1 to 10 for ours and the alternative')
    .action((group: string, file: string, options: Asked) =>
      inWorkspace(shell, rates, (session) => rate(session, { group, file: resolve(shell.directory, file) }, options)),
    )
}

export function addStrategy(parent: Command, shell: Shell): void {
  const strategy = parent.command('strategy').description('Strategies of groups: draft, approve, follow up')
  addReading(strategy, shell)
  addWriting(strategy, shell)
  addValue(strategy, shell)
  addSteps(strategy, shell)
}
