import { resolve } from 'node:path'
import { type ImportKind, type ImportOptions, importKind } from '@sabad/contract/schemas/imports'
import { type Command, Option } from 'commander'
import { usageError } from '../cli-error.ts'
import { importText, previewText } from '../output/import-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { type FileToImport, importFile } from '../steps/import-file.ts'
import { sendFile } from '../steps/send-file.ts'
import { dateArgument, mappingArgument, numberArgument } from '../usage/arguments.ts'

interface Options extends Omit<ImportOptions, 'enrichment'> {
  readonly as?: ImportKind
  readonly map?: Readonly<Record<string, string>>
  readonly dryRun?: boolean
  readonly name?: string
  readonly key?: string
  readonly source?: string
  readonly licence?: string
  readonly validFrom?: string
}

function enrichmentOf({ as, name, key, source, licence, validFrom }: Options): ImportOptions['enrichment'] {
  const given = [name, key, source, licence, validFrom].some((option) => option !== undefined)
  if (as !== 'enrichment') {
    if (given) throw usageError('The options --name, --key, --source, --licence and --valid-from need --as enrichment.')
    return undefined
  }
  if (name && key && validFrom) return { name, keyKind: key, source, licence, validFrom }
  throw usageError('An enrichment needs --name, --key (what its first column holds) and --valid-from.')
}

function readingOf(file: string, options: Options): FileToImport {
  const { as: kind, map: mapping, dryRun, name, key, source, licence, validFrom, ...reading } = options
  return { file, kind, mapping, options: { ...reading, enrichment: enrichmentOf(options) } }
}

async function dryRun(session: Session, { file, ...how }: FileToImport): Promise<void> {
  const { client, terminal } = session
  const request = { ...how, uploadId: await sendFile(session, file) }
  const preview = await client.imports.preview(request)
  if (!terminal.json) terminal.show(preview, () => `${previewText(preview)}\n`)
  const result = await client.imports.dryRun(request)
  terminal.show({ ...result, preview }, () => importText(result))
}

async function importOne(session: Session, file: FileToImport): Promise<void> {
  const result = await importFile(session, file)
  session.terminal.show(result, () => importText(result))
}

const OPTIONS = [
  new Option('--as <kind>', 'what the file holds; guessed where its columns tell').choices(importKind.options),
  new Option('--map <field=column...>', 'which column holds a field; after FILE').argParser(mappingArgument),
  new Option('--dry-run', 'show how the file would be read; write nothing'),
  new Option(
    '--max-rejects <percent>',
    'share of rejected rows with which the import still commits (default: 20)',
  ).argParser(numberArgument(0, 100)),
  new Option('--date-order <order>', 'order of day, month and year').choices(['dmy', 'mdy', 'ymd']),
  new Option('--calendar <calendar>', 'calendar of the dates').choices(['gregorian', 'jalali']),
  new Option('--decimal-mark <mark>', 'mark before the decimals').choices(['.', ',']),
  new Option('--delimiter <character>', 'character between columns'),
  new Option('--encoding <encoding>', 'encoding of the text, such as windows-1252'),
  new Option('--time-zone <zone>', 'zone of times that name none, such as Asia/Tehran'),
  new Option('--sheet <name>', 'sheet of an Excel file'),
  new Option('--name <name>', 'enrichment: what the table is called'),
  new Option('--key <attribute>', 'enrichment: what its key column holds, such as customer or postcode'),
  new Option('--source <source>', 'enrichment: where it comes from'),
  new Option('--licence <licence>', 'enrichment: terms of use'),
  new Option('--valid-from <date>', 'enrichment: first day on which it was known').argParser(dateArgument),
] as const

export function addImport(parent: Command, shell: Shell): void {
  const command = parent
    .command('import')
    .description('Import a file (CSV, JSON lines, Parquet, Excel) or a folder of Parquet files; all of it or nothing')
    .argument('<FILE>', 'file to import, or folder of Parquet files that are one table')
  for (const option of OPTIONS) command.addOption(option)
  command.action((file: string, options: Options) => {
    const reading = readingOf(resolve(shell.directory, file), options)
    return inWorkspace(shell, command, (session) => (options.dryRun ? dryRun : importOne)(session, reading))
  })
}
