import type { Command } from 'commander'
import { refreshText } from '../output/refresh-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { type RefreshOptions, refreshWorkspace } from '../steps/refresh-workspace.ts'
import { dateArgument, monthsArgument, wholeNumberArgument } from '../usage/arguments.ts'

async function refresh(session: Session, options: RefreshOptions): Promise<void> {
  const run = await refreshWorkspace(session, options)
  session.terminal.show(run, () => refreshText(run))
}

export function addRefresh(parent: Command, shell: Shell): void {
  const command = parent
    .command('refresh')
    .description('Recompute snapshots, models, groups and KPIs; publish all or nothing')
    .option('--as-of <date>', 'day on which the question is asked (default: the day of the newest fact)', dateArgument)
    .option('--history <months>', 'month ends before it to compute as well', wholeNumberArgument(0, 120))
    .option('--reread <2026-10,...>', 'months to read again from the cluster, changed or not', monthsArgument)
    .action((options: RefreshOptions) => inWorkspace(shell, command, (session) => refresh(session, options)))
}
