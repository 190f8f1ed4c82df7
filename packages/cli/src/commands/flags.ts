import {
  type FlagState,
  flagState,
  type SignificanceKind,
  significanceKind,
} from '@sabad/contract/schemas/significance'
import { type Command, Option } from 'commander'
import { flagsText, givenText, withdrawnText } from '../output/flags-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface GiveOptions {
  readonly kind: SignificanceKind
  readonly evidence: string
  readonly owner: string
  readonly until: string
  readonly from?: string
}

interface WithdrawOptions {
  readonly by: string
  readonly reason: string
  readonly on?: string
}

interface ListOptions {
  readonly asOf?: string
  readonly state?: FlagState
  readonly expiring?: number
}

async function give({ client, terminal }: Session, customerId: string, { from, ...flag }: GiveOptions): Promise<void> {
  const added = await client.significance.give({ customerId, ...flag, givenOn: from })
  terminal.show(added, () => givenText(added))
}

interface FlagOf {
  readonly customerId: string
  readonly flagId: number
}

async function withdraw({ client, terminal }: Session, flag: FlagOf, options: WithdrawOptions): Promise<void> {
  const withdrawn = await client.significance.withdraw({ ...flag, ...options })
  terminal.show(withdrawn, () => withdrawnText(withdrawn))
}

async function list({ client, terminal }: Session, { asOf, state, expiring }: ListOptions): Promise<void> {
  const { settings } = await client.workspace.get()
  const answer = await client.significance.list({ asOf, state, expiringWithinDays: expiring })
  terminal.show(answer, () => flagsText(answer, settings.currency))
}

interface Asked {
  readonly asOf?: string
  readonly portfolio?: string
}

async function listOne({ client, terminal }: Session, customerId: string, { asOf, portfolio }: Asked): Promise<void> {
  const { settings } = await client.workspace.get()
  const portfolioId = await pickPortfolio(client, portfolio)
  const answer = await client.significance.ofCustomer({ customerId, portfolioId, asOf })
  terminal.show(answer, () => flagsText(answer, settings.currency))
}

function addList(customers: Command, shell: Shell): void {
  const command = customers
    .command('flags')
    .description('List flags of strategically significant customers, and whom the data suggest')
    .argument('[ID]', 'customer (default: all)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .addOption(new Option('--state <state>', 'only flags that are this on that date').choices(flagState.options))
    .option('--expiring <days>', 'only flags in force that expire within so many days', wholeNumberArgument(0, 3660))
    .option('--portfolio <id>', 'with ID: portfolio whose strategy a flag may override (default: starter)')
    .action((customerId: string | undefined, options: ListOptions & Asked) =>
      inWorkspace(shell, command, (session) =>
        customerId === undefined ? list(session, options) : listOne(session, customerId, options),
      ),
    )
}

function addWithdraw(customers: Command, shell: Shell): void {
  const command = customers
    .command('unflag')
    .description('Withdraw a flag; both stay on record')
    .argument('<ID>', 'customer')
    .argument('<FLAG>', 'number of the flag', wholeNumberArgument(1, 1_000_000_000))
    .requiredOption('--by <name>', 'who withdraws it')
    .requiredOption('--reason <text>', 'why')
    .option('--on <date>', 'first day on which it counts no more (default: today)', dateArgument)
    .action((customerId: string, flagId: number, options: WithdrawOptions) =>
      inWorkspace(shell, command, (session) => withdraw(session, { customerId, flagId }, options)),
    )
}

/** Flags of strategically significant customers, as commands of `customers`. */
export function addFlags(customers: Command, shell: Shell): void {
  const command = customers
    .command('flag')
    .description('Flag a customer as strategically significant')
    .argument('<ID>', 'customer')
    .addOption(new Option('--kind <kind>', 'why').choices(significanceKind.options).makeOptionMandatory())
    .requiredOption('--evidence <text>', 'what it rests on')
    .requiredOption('--owner <name>', 'who answers for it')
    .requiredOption('--until <date>', 'day of review, the last on which it counts', dateArgument)
    .option('--from <date>', 'first day on which it counts (default: today)', dateArgument)
    .action((customerId: string, options: GiveOptions) =>
      inWorkspace(shell, command, (session) => give(session, customerId, options)),
    )
  addWithdraw(customers, shell)
  addList(customers, shell)
}
