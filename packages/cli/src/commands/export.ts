import { type ExportFormat, type ExportName, exportFormats, exportNames } from '@sabad/contract/files'
import { Argument, type Command } from 'commander'
import { printable } from '../output/printable.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { saveFile } from '../steps/save-file.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly to: string
  readonly portfolio?: string
  readonly asOf?: string
  readonly from?: string
}

/** The ending of the file's name says how it is written; any other is comma-separated text. */
const formatOf = (file: string): ExportFormat =>
  exportFormats.find((format) => file.toLowerCase().endsWith(`.${format}`)) ?? 'csv'

async function save(session: Session, what: ExportName, { to, portfolio, asOf, from }: Options): Promise<void> {
  const portfolioId = await pickPortfolio(session.client, portfolio)
  const date =
    what === 'movement' || what === 'equity'
      ? { ...(asOf && { to: asOf }), ...(from && { from }) }
      : { ...(asOf && { asOf }) }
  const file = await saveFile(session, {
    path: `/exports/${what}.${formatOf(to)}`,
    query: { portfolioId, ...date },
    to,
  })
  session.terminal.show({ file, what, portfolioId }, () => printable(`Saved ${what} of ${portfolioId} as ${file}.`))
}

export function addExport(parent: Command, shell: Shell): void {
  const command = parent
    .command('export')
    .description('Save a table as CSV, Excel workbook or Parquet, by the ending of the file')
    .addArgument(new Argument('<WHAT>', 'what to save').choices(exportNames))
    .requiredOption('--to <FILE>', 'file to write: .csv, .xlsx or .parquet')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option(
      '--as-of <date>',
      'as-of date; of movement and equity, the later one (default: the newest computed)',
      dateArgument,
    )
    .option('--from <date>', 'movement and equity: the earlier as-of date (default: the one before)', dateArgument)
    .action((what: ExportName, options: Options) =>
      inWorkspace(shell, command, (session) => save(session, what, options)),
    )
}
