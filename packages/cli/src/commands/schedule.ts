import { type RefreshSchedule, refreshSchedule, type Weekday, weekday } from '@sabad/contract/schemas/refresh-schedule'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { dueText, scheduledText } from '../output/schedule-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'

async function list({ client, terminal }: Session): Promise<void> {
  const [{ next, refreshes }, { settings }] = await Promise.all([client.refresh.scheduled(), client.workspace.get()])
  const schedule = settings.refreshSchedule
  terminal.show({ schedule, next, refreshes }, () => [dueText(schedule), scheduledText(refreshes)].join('\n\n'))
}

async function change({ client, terminal }: Session, wanted: RefreshSchedule | null): Promise<void> {
  const { refreshSchedule: schedule } = await client.workspace.update({ refreshSchedule: wanted })
  terminal.show({ schedule }, () => dueText(schedule))
}

interface Options {
  readonly every: RefreshSchedule['every']
  readonly on: Weekday
  readonly at: string
}

function timeArgument(text: string): string {
  if (refreshSchedule.safeParse({ every: 'day', at: text }).success) return text
  throw new InvalidArgumentError('Give a time of the day such as 06:30.')
}

const wantedOf = ({ every, on, at }: Options): RefreshSchedule => (every === 'week' ? { every, on, at } : { every, at })

export function addSchedule(parent: Command, shell: Shell): void {
  const schedule = parent.command('schedule').description('Refreshes by the clock, while the workspace is served')
  const listing = schedule
    .command('list')
    .description('When refreshes are due, and what came of the newest ones')
    .action(() => inWorkspace(shell, listing, list))
  const starting = schedule
    .command('start')
    .description('Refresh by the clock from now on, while "sabad serve" runs; a time that was missed is made up for')
    .addOption(
      new Option('--every <period>', 'how often; each month: on its first day')
        .choices(['day', 'week', 'month'])
        .default('day'),
    )
    .addOption(
      new Option('--on <weekday>', 'with --every week: on which day').choices(weekday.options).default('monday'),
    )
    .option('--at <HH:MM>', "time of the day, by this machine's clock", timeArgument, '06:00')
    .action((options: Options) => inWorkspace(shell, starting, (session) => change(session, wantedOf(options))))
  const stopping = schedule
    .command('stop')
    .description('Refresh by the clock no more')
    .action(() => inWorkspace(shell, stopping, (session) => change(session, null)))
}
