import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type PortfolioDefinition, portfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Command } from 'commander'
import { finding, usageError } from '../cli-error.ts'
import { axesText } from '../output/axes-text.ts'
import { bordersText } from '../output/borders-text.ts'
import { libraryText } from '../output/library-text.ts'
import { checkText, portfoliosText } from '../output/portfolio-text.ts'
import { previewText } from '../output/preview-text.ts'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { readJson } from '../steps/read-json.ts'
import { showPortfolio } from '../steps/show-portfolio.ts'
import { dateArgument } from '../usage/arguments.ts'
import { addDiscover } from './discover.ts'
import { addVersions } from './portfolio-versions.ts'

interface AddOptions {
  readonly from?: string
  readonly author?: string
  readonly rationale?: string
}

interface Wanted extends AddOptions {
  readonly file?: string
}

async function list({ client, terminal }: Session): Promise<void> {
  const portfolios = await client.portfolios.list()
  terminal.show(portfolios, () => portfoliosText(portfolios))
}

/** Read here as well as by the server, so that a mistake is named by its place in the file. */
async function readDefinition(file: string): Promise<PortfolioDefinition> {
  const parsed = portfolioDefinition.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('portfolio.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

/** Either a file or a name of the library, never both. */
async function add({ client, terminal }: Session, { file, from, ...options }: Wanted): Promise<void> {
  if ((file === undefined) === (from === undefined)) throw usageError('give either FILE.json or --from ID')
  const added =
    from === undefined
      ? await client.portfolios.add({ definition: await readDefinition(file ?? ''), ...options })
      : await client.portfolios.addFromLibrary({ portfolioId: from, ...options })
  const { portfolioId, version, calibratedAsOf } = added
  const next = calibratedAsOf
    ? `cut as of ${calibratedAsOf}; "sabad portfolio show ${portfolioId}" shows its groups`
    : 'run "sabad refresh" to put customers into its groups'
  const text = `Added ${portfolioId} version ${version}: ${next}.`
  terminal.show(added, () => printable(text))
}

async function library({ client, terminal }: Session): Promise<void> {
  const answer = await client.portfolios.library()
  terminal.show(answer, () => libraryText(answer))
}

async function preview({ client, terminal }: Session, file: string): Promise<void> {
  const answer = await client.portfolios.preview({ definition: await readDefinition(file) })
  const { settings } = await client.workspace.get()
  terminal.show(answer, () => previewText(answer, settings.currency, terminal))
}

async function check({ client, terminal }: Session, given?: string): Promise<void> {
  const all = given === undefined ? (await client.portfolios.list()).map(({ portfolioId }) => portfolioId) : [given]
  const checks = await Promise.all(all.map((portfolioId) => client.portfolios.check({ portfolioId })))
  terminal.show(checks, () => checks.map(checkText).join('\n\n'))
  const broken = checks.filter(({ ok }) => !ok).map(({ portfolioId }) => portfolioId)
  if (broken.length > 0) throw finding(`No partition: ${broken.join(', ')}.`)
}

function addReading(portfolio: Command, shell: Shell): void {
  const lists = portfolio
    .command('list')
    .description('List the portfolios')
    .action(() => inWorkspace(shell, lists, list))
  const libraries = portfolio
    .command('library')
    .description('List the ready portfolios, and which can be added now')
    .action(() => inWorkspace(shell, libraries, library))
  const show = portfolio
    .command('show')
    .description('Show the groups of a portfolio with their size, value and KPIs')
    .argument('[ID]', 'portfolio (default: starter)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((portfolioId: string | undefined, { asOf }: { asOf?: string }) =>
      inWorkspace(shell, show, (session) => showPortfolio(session, { portfolioId, asOf })),
    )
}

interface Told {
  readonly asOf?: string
}

const asOfOption = ['--as-of <date>', 'as-of date (default: the newest computed)', dateArgument] as const

/** What a place rests on: scores and their raters, and who stands near a border. */
function addGrounds(portfolio: Command, shell: Shell): void {
  const axes = portfolio
    .command('axes')
    .description('Show how scores come about: criteria, raters, agreement, weights')
    .argument('[ID]', 'portfolio (default: starter)')
    .option(...asOfOption)
    .action((portfolioId: string | undefined, { asOf }: Told) =>
      inWorkspace(shell, axes, async ({ client, terminal }) => {
        const answer = await client.portfolios.axes({ portfolioId: await pickPortfolio(client, portfolioId), asOf })
        terminal.show(answer, () => axesText(answer))
      }),
    )
  const borders = portfolio
    .command('borders')
    .description('Show how many customers might belong to another group')
    .argument('[ID]', 'portfolio (default: starter)')
    .option(...asOfOption)
    .action((portfolioId: string | undefined, { asOf }: Told) =>
      inWorkspace(shell, borders, async ({ client, terminal }) => {
        const answer = await client.portfolios.borders({ portfolioId: await pickPortfolio(client, portfolioId), asOf })
        terminal.show(answer, () => bordersText(answer))
      }),
    )
}

export function addPortfolio(parent: Command, shell: Shell): void {
  const portfolio = parent.command('portfolio').description('Portfolios: every customer in exactly one group')
  addReading(portfolio, shell)
  addGrounds(portfolio, shell)
  const previews = portfolio
    .command('preview')
    .description('Show what a definition would do, before anything is stored')
    .argument('<FILE.json>', 'its definition')
    .action((file: string) =>
      inWorkspace(shell, previews, (session) => preview(session, resolve(shell.directory, file))),
    )
  const adds = portfolio
    .command('add')
    .description('Add a portfolio, or a new version of one')
    .argument('[FILE.json]', 'its definition')
    .option('--from <ID>', 'a ready portfolio instead of a file')
    .option('--author <name>', 'who decided it')
    .option('--rationale <text>', 'why')
    .action((file: string | undefined, options: AddOptions) =>
      inWorkspace(shell, adds, (session) =>
        add(session, { ...options, ...(file !== undefined && { file: resolve(shell.directory, file) }) }),
      ),
    )
  const checks = portfolio
    .command('check')
    .description('Prove from definition and data that every customer is in exactly one group')
    .argument('[ID]', 'portfolio (default: all)')
    .action((portfolioId?: string) => inWorkspace(shell, checks, (session) => check(session, portfolioId)))
  addDiscover(portfolio, shell)
  addVersions(portfolio, shell)
}
