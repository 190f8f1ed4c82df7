import type { Command } from 'commander'
import { importsText } from '../output/import-text.ts'
import { plural } from '../output/numbers.ts'
import { printable } from '../output/printable.ts'
import { rejectsText } from '../output/rejects-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { saveFile } from '../steps/save-file.ts'
import { positiveArgument } from '../usage/arguments.ts'

const SHOWN = 100

async function listImports({ client, terminal }: Session): Promise<void> {
  const records = await client.imports.list()
  terminal.show(records, () => importsText(records))
}

async function saveRejects(session: Session, importId: number, to: string): Promise<void> {
  const file = await saveFile(session, { path: `/imports/${importId}/rejects.csv`, to })
  session.terminal.show({ file }, () =>
    printable(`Saved the rejected rows as ${file}: mend them and import that file.`),
  )
}

async function showRejects({ client, terminal }: Session, importId: number): Promise<void> {
  const rejects = await client.imports.rejects({ importId, limit: SHOWN })
  terminal.show(rejects, () => rejectsText(rejects))
  if (rejects.length === SHOWN) terminal.say(`The first ${plural(SHOWN, 'row')}: --to FILE.csv saves them all.`)
}

export function addImports(parent: Command, shell: Shell): void {
  const command = parent
    .command('imports')
    .description('List the imports, newest first')
    .action(() => inWorkspace(shell, command, listImports))
  const rejects = command
    .command('rejects')
    .description('Show the rows that an import rejected, and why')
    .argument('<ID>', 'number of the import', positiveArgument)
    .option('--to <FILE.csv>', 'save all of them as a file that can be imported once mended')
    .action((importId: number, { to }: { to?: string }) =>
      inWorkspace(shell, rejects, (session) =>
        to === undefined ? showRejects(session, importId) : saveRejects(session, importId, to),
      ),
    )
}
