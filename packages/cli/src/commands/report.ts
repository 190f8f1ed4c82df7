import { type Language, language } from '@sabad/contract/schemas/language'
import { type Command, Option } from 'commander'
import { usageError } from '../cli-error.ts'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { writeWhole } from '../steps/write-whole.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly to: string
  readonly portfolio?: string
  readonly asOf?: string
  readonly from?: string
  readonly language: Language
}

async function save(
  { client, shell, terminal }: Session,
  { to, portfolio, language, ...dates }: Options,
): Promise<void> {
  // Loaded only here: React and the chart library are large, and no other command needs them.
  const { collectReport, requirePublished } = await import('@sabad/web/report/collect-report')
  const { renderReportIn } = await import('@sabad/web/report/render-report-in')
  requirePublished(await client.workspace.get())
  const portfolioId = await pickPortfolio(client, portfolio)
  const data = await collectReport(client, { portfolioId, ...dates })
  const page = await renderReportIn(language, data)
  const file = await writeWhole(shell, { to, body: [page] })
  const { asOf } = data.overview
  const answer = { file, bytes: Buffer.byteLength(page), portfolioId, asOf, from: data.movement?.from ?? null }
  terminal.show(answer, () => printable(`Saved the report of ${portfolioId} as of ${asOf} as ${file}.`))
}

export function addReport(parent: Command, shell: Shell): void {
  const command = parent
    .command('report')
    .description('Save portfolio, movement, profit, strategies, key figures and models as one page to print or mail')
    .requiredOption('--to <FILE.html>', 'file to write')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .option('--from <date>', 'earlier as-of date to compare with (default: the one before)', dateArgument)
    .addOption(
      new Option('--language <code>', 'English, Indonesian or Persian').choices(language.options).default('en'),
    )
    .action((options: Options) => {
      if (options.from && options.asOf && options.from >= options.asOf)
        throw usageError('The date of --from must lie before that of --as-of.')
      return inWorkspace(shell, command, (session) => save(session, options))
    })
}
