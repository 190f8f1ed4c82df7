import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type GroupAnswers, newAnswers } from '@sabad/contract/schemas/response-curves'
import { type Command, InvalidArgumentError } from 'commander'
import { allocationText, curvesText } from '../output/allocation-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { readJson } from '../steps/read-json.ts'
import { dateArgument, type GroupRange, numberArgument, rangeArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly budget?: number
  readonly answers?: string
  readonly limit?: readonly GroupRange[]
  readonly curves?: true
  readonly save?: true
  readonly author?: string
  readonly rationale?: string
  readonly asOf?: string
}

const MOST_MONEY = 1e15

/** Read here as well as by the server, so that a mistake is named by its place in the file. */
async function readAnswers({ shell }: Session, file: string | undefined): Promise<GroupAnswers[]> {
  if (file === undefined) return []
  const parsed = newAnswers.shape.answers.safeParse(await readJson(resolve(shell.directory, file)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

/** Keeps the answers if that is asked for; says what is missing to do so. */
async function keep(session: Session, portfolioId: string, options: Options): Promise<void> {
  const { save, author, rationale } = options
  if (!save) return
  if (author === undefined || rationale === undefined || options.answers === undefined) {
    throw new InvalidArgumentError('--save needs --answers, --author and --rationale')
  }
  const answers = await readAnswers(session, options.answers)
  await session.client.allocation.answer({ portfolioId, answers, author, rationale })
}

async function allocate(session: Session, options: Options): Promise<void> {
  const { client, terminal } = session
  const portfolioId = await pickPortfolio(client, options.portfolio)
  const { asOf, budget, limit = [] } = options
  await keep(session, portfolioId, options)
  const { settings } = await client.workspace.get()
  if (options.curves) {
    const found = await client.allocation.curves({ portfolioId, asOf })
    terminal.show(found, () => curvesText(found, settings.currency, terminal))
    return
  }
  const answers = await readAnswers(session, options.answers)
  const found = await client.allocation.split({ portfolioId, asOf, budget, limits: [...limit], answers })
  terminal.show(found, () => allocationText(found, settings.currency, terminal))
}

/** Splitting a budget over groups. */
export function addAllocate(parent: Command, shell: Shell): void {
  const command = parent
    .command('allocate')
    .description('Split a budget over groups so that it is worth most, by what effort brings in each')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--budget <money>', 'money of a year (default: what is spent now)', numberArgument(0, MOST_MONEY))
    .option('--answers <FILE>', 'JSON list of answers about groups, in place of the stored ones')
    .option('--limit <GROUP=LEAST:MOST>', 'least and most money of a group; may be repeated', rangeArgument)
    .option('--curves', 'show what is known of each group instead: spending, experiments, answers')
    .option('--save', 'keep the answers of the file; earlier ones stay on record')
    .option('--author <name>', 'with --save: who judged')
    .option('--rationale <text>', 'with --save: why')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: Options) => inWorkspace(shell, command, (session) => allocate(session, options)))
}
