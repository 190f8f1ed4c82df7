import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type NewSource, sourceKind } from '@sabad/contract/schemas/sources'
import { type Command, Option } from 'commander'
import { finding, usageError } from '../cli-error.ts'
import { plural } from '../output/numbers.ts'
import { checkText, sourcesText } from '../output/source-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { mappingArgument } from '../usage/arguments.ts'

type Pairs = Readonly<Record<string, string>>

interface AddOptions {
  readonly url: string
  readonly catalog: string
  readonly schema: string
  readonly user: string
  readonly ca?: string
  readonly table: Pairs
  readonly map?: Pairs
}

/** `orders.amount=net` for the table of orders is `amount=net`. */
function mappingOf(kind: string, map: Pairs): Record<string, string> {
  const own = Object.entries(map).filter(([field]) => field.startsWith(`${kind}.`))
  return Object.fromEntries(own.map(([field, column]) => [field.slice(kind.length + 1), column]))
}

function tablesOf({ table, map = {} }: AddOptions): NewSource['tables'] {
  const tables = Object.entries(table).map(([name, place]) => {
    const { data: kind } = sourceKind.safeParse(name)
    if (!kind) throw usageError(`--table takes KIND=TABLE, where KIND is one of ${sourceKind.options.join(', ')}.`)
    return { kind, table: place, mapping: mappingOf(kind, map) }
  })
  const stray = Object.keys(map).find((field) => !tables.some(({ kind }) => field.startsWith(`${kind}.`)))
  if (stray) throw usageError(`--map takes KIND.FIELD=COLUMN, where KIND has a --table: ${stray} has none.`)
  return tables
}

async function add({ client, terminal, shell }: Session, options: AddOptions): Promise<void> {
  const { url, catalog, schema, user, ca } = options
  const certificates = ca === undefined ? null : await readFile(resolve(shell.directory, ca), 'utf8')
  const added = await client.sources.add({
    ...{ kind: 'trino', url, catalog, schema, user, certificates },
    tables: tablesOf(options),
  })
  terminal.show(added, () => sourcesText([added]))
}

async function list({ client, terminal }: Session): Promise<void> {
  const sources = await client.sources.list({})
  terminal.show(sources, () => sourcesText(sources))
}

async function check({ client, terminal }: Session): Promise<void> {
  const report = await client.sources.check({})
  terminal.show(report, () => checkText(report))
  const broken = report.tables.filter(({ problems }) => problems.length > 0).length
  if (broken > 0) throw finding(`The cluster does not answer for ${plural(broken, 'table')} of the source.`)
}

async function remove({ client, terminal }: Session): Promise<void> {
  const left = await client.sources.remove({})
  terminal.show(left, () => sourcesText(left))
}

/** Facts that stay in a cluster of the company's own. */
export function addSource(parent: Command, shell: Shell): void {
  const source = parent.command('source').description('Facts that stay in a Trino cluster instead of being imported')
  const adds = source
    .command('add')
    .description('Read facts from tables of a cluster; refused unless all of them can be read')
    .addArgument(source.createArgument('<KIND>', 'what the cluster is').choices(['trino']))
    .requiredOption('--url <address>', 'of the cluster, such as https://trino.example.org:8443')
    .requiredOption('--catalog <name>', 'catalog of the tables')
    .requiredOption('--schema <name>', 'schema of the tables')
    .requiredOption('--user <name>', 'user who may read them; password or token come from the environment or a file')
    .addOption(
      new Option('--table <kind=table...>', 'which table or view holds which facts, such as order-lines=sales')
        .argParser(mappingArgument)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--map <kind.field=column...>', 'which column holds a field, where its name does not tell').argParser(
        mappingArgument,
      ),
    )
    .option('--ca <file>', "PEM of the authority that signed the cluster's certificate")
    .action((_: string, options: AddOptions) => inWorkspace(shell, adds, (session) => add(session, options)))
  const lists = source
    .command('list')
    .description('Show the cluster and its tables')
    .action(() => inWorkspace(shell, lists, list))
  const checks = source
    .command('check')
    .description('Ask the cluster for its tables, and say what stands in the way')
    .action(() => inWorkspace(shell, checks, check))
  const removes = source
    .command('remove')
    .description('Read no more from the cluster, and forget what was summed there')
    .action(() => inWorkspace(shell, removes, remove))
}
