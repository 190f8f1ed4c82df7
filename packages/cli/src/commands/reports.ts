import { type Language, language } from '@sabad/contract/schemas/language'
import type { ReportSchedule } from '@sabad/contract/schemas/reports'
import { type Command, Option } from 'commander'
import { scheduleText, writtenText } from '../output/reports-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { wholeNumberArgument } from '../usage/arguments.ts'

async function list({ client, terminal }: Session): Promise<void> {
  const [written, { settings }] = await Promise.all([client.reports.list(), client.workspace.get()])
  const schedule = settings.reportAfterRefresh
  terminal.show({ schedule, written }, () => [scheduleText(schedule), writtenText(written)].join('\n\n'))
}

async function change({ client, terminal }: Session, schedule: ReportSchedule | null): Promise<void> {
  const { reportAfterRefresh } = await client.workspace.update({ reportAfterRefresh: schedule })
  terminal.show({ schedule: reportAfterRefresh }, () => scheduleText(reportAfterRefresh))
}

interface Options {
  readonly portfolio?: string
  readonly folder: string
  readonly language: Language
  readonly keep: number
}

export function addReports(parent: Command, shell: Shell): void {
  const reports = parent.command('reports').description('Reports that are written after each refresh')
  const listing = reports
    .command('list')
    .description('Whether reports are written, and those that were')
    .action(() => inWorkspace(shell, listing, list))
  const starting = reports
    .command('start')
    .description('Write a report after each refresh from now on')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--folder <folder>', 'folder inside of the workspace', 'reports')
    .addOption(
      new Option('--language <code>', 'English, Indonesian or Persian').choices(language.options).default('en'),
    )
    .option('--keep <count>', 'how many to keep', wholeNumberArgument(1, 1000), 12)
    .action(({ portfolio, ...options }: Options) =>
      inWorkspace(shell, starting, async (session) =>
        change(session, { portfolioId: await pickPortfolio(session.client, portfolio), ...options }),
      ),
    )
  const stopping = reports
    .command('stop')
    .description('Write no more reports after refreshes; those that were stay')
    .action(() => inWorkspace(shell, stopping, (session) => change(session, null)))
}
