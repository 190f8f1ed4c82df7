import { type LinkKind, linkKind } from '@sabad/contract/schemas/links'
import { type Command, Option } from 'commander'
import { networkText } from '../output/links-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, positiveArgument } from '../usage/arguments.ts'

interface Asked {
  readonly portfolio?: string
  readonly asOf?: string
}

interface AddOptions extends Asked {
  readonly kind: LinkKind
  readonly source: string
  readonly since?: string
  readonly note?: string
}

interface EndOptions extends Asked {
  readonly by: string
  readonly reason: string
  readonly on?: string
}

async function show({ client, terminal }: Session, customerId: string, { portfolio, asOf }: Asked): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const { settings } = await client.workspace.get()
  const network = await client.links.ofCustomer({ customerId, portfolioId, asOf })
  terminal.show(network, () => networkText(network, settings.currency))
}

interface Pair {
  readonly customerId: string
  readonly toId: string
}

async function add({ client, terminal }: Session, pair: Pair, { portfolio, ...link }: AddOptions): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const { settings } = await client.workspace.get()
  const network = await client.links.add({ ...pair, portfolioId, ...link })
  terminal.show(network, () => networkText(network, settings.currency))
}

interface LinkOf {
  readonly customerId: string
  readonly linkId: number
}

async function end({ client, terminal }: Session, link: LinkOf, { portfolio, ...told }: EndOptions): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const { settings } = await client.workspace.get()
  const network = await client.links.end({ ...link, portfolioId, ...told })
  terminal.show(network, () => networkText(network, settings.currency))
}

const inPortfolio = (command: Command) =>
  command
    .option('--portfolio <id>', 'portfolio whose groups are told (default: starter)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)

/** Links between accounts, as commands of `customers`. */
export function addLinks(customers: Command, shell: Shell): void {
  const shows = inPortfolio(customers.command('links').description('Show the links of an account to others'))
    .argument('<ID>', 'customer')
    .action((customerId: string, options: Asked) =>
      inWorkspace(shell, shows, (session) => show(session, customerId, options)),
    )
  const adds = inPortfolio(customers.command('link').description('Note what an account is to another one'))
    .argument('<ID>', 'customer')
    .argument('<OTHER>', 'the other customer')
    .addOption(
      new Option('--kind <kind>', 'what the first is to the second').choices(linkKind.options).makeOptionMandatory(),
    )
    .requiredOption('--source <text>', 'who says so, or where it was read')
    .option('--since <date>', 'first day on which it holds (default: today)', dateArgument)
    .option('--note <text>', 'what there is to say')
    .action((customerId: string, toId: string, options: AddOptions) =>
      inWorkspace(shell, adds, (session) => add(session, { customerId, toId }, options)),
    )
  const ends = inPortfolio(customers.command('unlink').description('End a link; it stays on record'))
    .argument('<ID>', 'customer')
    .argument('<LINK>', 'number of the link', positiveArgument)
    .requiredOption('--by <name>', 'who ends it')
    .requiredOption('--reason <text>', 'why')
    .option('--on <date>', 'first day on which it holds no more (default: today)', dateArgument)
    .action((customerId: string, linkId: number, options: EndOptions) =>
      inWorkspace(shell, ends, (session) => end(session, { customerId, linkId }, options)),
    )
}
