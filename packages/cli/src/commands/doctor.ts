import type { DoctorReport } from '@sabad/contract/schemas/workspace'
import type { Command } from 'commander'
import { finding } from '../cli-error.ts'
import { plural } from '../output/numbers.ts'
import { table } from '../output/table.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'

function doctorText({ checks }: DoctorReport): string {
  const rows = checks.map(({ name, ok, finding }) => [ok ? 'ok' : 'FAILED', name, finding])
  return table([{ title: '' }, { title: 'check' }, { title: 'finding' }], rows)
}

async function examine({ client, terminal, directory }: Session): Promise<void> {
  const report = await client.workspace.doctor()
  terminal.show(report, () => doctorText(report))
  const failed = report.checks.filter(({ ok }) => !ok).length
  if (failed > 0) throw finding(`The workspace ${directory} failed ${plural(failed, 'check')}.`)
  if (!terminal.json) terminal.say(`The workspace ${directory} is in order.`)
}

export function addDoctor(parent: Command, shell: Shell): void {
  const command = parent
    .command('doctor')
    .description('Check the workspace: integrity, versions, disk, and every invariant')
    .action(() => inWorkspace(shell, command, examine))
}
