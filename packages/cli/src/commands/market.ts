import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { readError } from '@sabad/contract/read-error'
import { type MarketProject, marketProject } from '@sabad/contract/schemas/market'
import type { Command } from 'commander'
import { marketProjectsText, marketSavedText, marketsText, marketText } from '../output/market-text.ts'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { readJson } from '../steps/read-json.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { dateArgument, positiveArgument } from '../usage/arguments.ts'

interface Asked {
  readonly version?: number
  readonly asOf?: string
}

async function list({ client, terminal }: Session): Promise<void> {
  const projects = await client.market.list()
  terminal.show(projects, () => marketProjectsText(projects))
}

async function show({ client, terminal }: Session, projectId: string, { version, asOf }: Asked): Promise<void> {
  const { project } = await client.market.get({ projectId, version })
  const analysis = await client.market.analysis({ projectId, version, asOf })
  const { settings } = await client.workspace.get()
  terminal.show({ project, analysis }, () => marketText({ project, analysis }, settings.currency))
}

async function compare({ client, terminal }: Session, ids: readonly [string, string]): Promise<void> {
  const [one, other] = await Promise.all(
    ids.map(async (projectId) => {
      const { project } = await client.market.get({ projectId })
      return { project, analysis: await client.market.analysis({ projectId }) }
    }),
  )
  if (!one || !other) return
  const { settings } = await client.workspace.get()
  terminal.show({ one, other }, () => marketsText([one, other], settings.currency))
}

/** Read here as well as by the server, so that a mistake is named by its place in the file. */
async function readProject(file: string): Promise<MarketProject> {
  const parsed = marketProject.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

/** The version that is there now; 0 where there is none. */
async function newestVersion({ client }: Session, projectId: string): Promise<number> {
  try {
    return (await client.market.get({ projectId })).version
  } catch (error) {
    if (readError(error).code === 'market.not-found') return 0
    throw error
  }
}

async function save(session: Session, file: string, { author }: { readonly author?: string }): Promise<void> {
  const { client, terminal } = session
  const project = await readProject(file)
  const { projectId } = project
  const basedOn = await newestVersion(session, projectId)
  const saved =
    basedOn === 0
      ? await client.market.create({ project, author })
      : await client.market.save({ projectId, project, author, basedOn })
  terminal.show(saved, () => marketSavedText(saved))
}

interface ExportOptions extends Asked {
  readonly to: string
}

async function saveFile(session: Session, projectId: string, { to, version, asOf }: ExportOptions): Promise<void> {
  const { client, shell, terminal } = session
  const { project } = await client.market.get({ projectId, version })
  const analysis = await client.market.analysis({ projectId, version, asOf })
  const { settings } = await client.workspace.get()
  // Loaded only here: no other command needs the catalogues.
  const { renderMarketPlan } = await import('@sabad/web/report/market-plan')
  const isDocument = to.endsWith('.json')
  const text = isDocument
    ? `${JSON.stringify(project, null, 2)}\n`
    : renderMarketPlan({ project, analysis, currency: settings.currency })
  const file = await writeWhole(shell, { to, body: [text] })
  const what = isDocument ? 'document' : 'plan'
  terminal.show({ file, projectId, version: analysis.version, what }, () =>
    printable(`Saved the ${what} of ${projectId} version ${analysis.version} as ${file}.`),
  )
}

async function saveExamples({ client, shell, terminal }: Session): Promise<void> {
  const files: string[] = []
  for (const example of await client.market.examples()) {
    const body = [`${JSON.stringify(example, null, 2)}\n`]
    files.push(await writeWhole(shell, { to: `${example.projectId}.json`, body }))
  }
  terminal.show({ files }, () => printable(`Saved ${files.join(' and ')}: "sabad market save FILE" takes one in.`))
}

const dated = (command: Command) =>
  command
    .option('--version-number <n>', 'version (default: the newest)', positiveArgument)
    .option('--as-of <date>', 'as-of date of the data (default: the newest computed)', dateArgument)

interface Dated {
  readonly versionNumber?: number
  readonly asOf?: string
}

const asked = ({ versionNumber, asOf }: Dated): Asked => ({
  ...(versionNumber !== undefined && { version: versionNumber }),
  ...(asOf !== undefined && { asOf }),
})

function addReading(market: Command, shell: Shell): void {
  const lists = market
    .command('list')
    .description('List the projects')
    .action(() => inWorkspace(shell, lists, list))
  const shows = dated(market.command('show').description('Show a project and all that follows from it'))
    .argument('<ID>', 'project')
    .action((projectId: string, options: Dated) =>
      inWorkspace(shell, shows, (session) => show(session, projectId, asked(options))),
    )
  const compares = market
    .command('compare')
    .description('Show two projects side by side: the same market, cut by another variable')
    .argument('<ID>', 'project')
    .argument('<OTHER>', 'another')
    .action((one: string, other: string) => inWorkspace(shell, compares, (session) => compare(session, [one, other])))
}

export function addMarket(parent: Command, shell: Shell): void {
  const market = parent.command('market').description('Market segmentation in five steps: which markets to serve')
  addReading(market, shell)
  const saves = market
    .command('save')
    .description('Save a project, or a new version of one')
    .argument('<FILE.json>', 'the project')
    .option('--author <name>', 'who decided it')
    .action((file: string, options: { readonly author?: string }) =>
      inWorkspace(shell, saves, (session) => save(session, resolve(shell.directory, file), options)),
    )
  const exports = dated(market.command('export').description('Save a project as a plan to read, or as its document'))
    .argument('<ID>', 'project')
    .requiredOption('--to <FILE>', 'file to write: .json for the document, else the plan as Markdown')
    .action((projectId: string, { to, ...options }: Dated & { readonly to: string }) =>
      inWorkspace(shell, exports, (session) => saveFile(session, projectId, { to, ...asked(options) })),
    )
  const examples = market
    .command('examples')
    .description('Save the worked example as files to start from')
    .action(() => inWorkspace(shell, examples, saveExamples))
}
