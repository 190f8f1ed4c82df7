import { type CustomerSort, customerSort } from '@sabad/contract/schemas/customers'
import { type Command, Option } from 'commander'
import { customersText, customerText } from '../output/customers-text.ts'
import { nextActionsText } from '../output/next-actions-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, positiveArgument, wholeNumberArgument } from '../usage/arguments.ts'
import { addFlags } from './flags.ts'
import { addLinks } from './links.ts'
import { addCustomerProfit } from './waterfall.ts'

interface Wanted {
  readonly portfolio?: string
  readonly asOf?: string
}

interface ListOptions extends Wanted {
  readonly group?: string
  readonly movedFrom?: string
  readonly movedSince?: string
  readonly changedSince?: string
  readonly enteredSince?: string
  readonly path?: string
  readonly search?: string
  readonly flagged?: boolean
  readonly sort: CustomerSort
  readonly ascending?: boolean
  readonly page: number
  readonly limit: number
}

async function list({ client, terminal }: Session, options: ListOptions): Promise<void> {
  const { portfolio, ascending = false, limit, ...rest } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const customers = await client.customers.list({ ...rest, portfolioId, descending: !ascending, pageSize: limit })
  const { settings } = await client.workspace.get()
  terminal.show(customers, () => customersText(customers, settings.currency))
}

async function show(session: Session, customerId: string, { portfolio, asOf }: Wanted): Promise<void> {
  const { client, terminal } = session
  const portfolioId = await pickPortfolio(client, portfolio)
  const page = await client.customers.get({ customerId, portfolioId, asOf })
  const [registry, { settings }] = await Promise.all([client.measures.list(), client.workspace.get()])
  terminal.show(page, () => customerText(page, { registry, currency: settings.currency, terminal }))
}

const portfolioOption = () => new Option('--portfolio <id>', 'portfolio (default: starter)')
const asOfOption = () =>
  new Option('--as-of <date>', 'as-of date (default: the newest computed)').argParser(dateArgument)

function addList(customers: Command, shell: Shell): void {
  const command = customers
    .command('list')
    .description('List customers: searched, filtered, sorted')
    .addOption(portfolioOption())
    .addOption(asOfOption())
    .option('--group <name>', 'only the customers of this group')
    .option('--moved-from <name>', 'with --moved-since: only customers who were in this group then')
    .option('--moved-since <date>', 'as-of date of --moved-from', dateArgument)
    .option('--changed-since <date>', 'only customers who were in another group then', dateArgument)
    .option('--entered-since <date>', 'only customers who were not known then', dateArgument)
    .option('--path <steps>', 'only customers who went this way: 2026-07-31:loyal,2026-08-31:new (- for not known yet)')
    .option('--search <text>', 'only customers whose id or name holds this')
    .option('--flagged', 'only strategically significant customers: those with a flag in force')
    .addOption(new Option('--sort <measure>', 'what to sort by').choices(customerSort.options).default('clv_12m'))
    .option('--ascending', 'lowest first')
    .option('--page <n>', 'page', positiveArgument, 1)
    .option('--limit <n>', 'customers on a page', wholeNumberArgument(1, 500), 50)
    .action((options: ListOptions) => inWorkspace(shell, command, (session) => list(session, options)))
}

async function next(session: Session, customerId: string, { portfolio, asOf }: Wanted): Promise<void> {
  const { client, terminal } = session
  const portfolioId = await pickPortfolio(client, portfolio)
  const actions = await client.customers.next({ customerId, portfolioId, asOf })
  const { settings } = await client.workspace.get()
  terminal.show(actions, () => nextActionsText(actions, settings.currency))
}

function addNext(customers: Command, shell: Shell): void {
  const command = customers
    .command('next')
    .description('What to do next for one customer, worth most first')
    .argument('<ID>', 'customer')
    .addOption(portfolioOption())
    .addOption(asOfOption())
    .action((customerId: string, wanted: Wanted) =>
      inWorkspace(shell, command, (session) => next(session, customerId, wanted)),
    )
}

export function addCustomers(parent: Command, shell: Shell): void {
  const customers = parent
    .command('customers')
    .description('Customers, their measures, and why they are in their group')
  addList(customers, shell)
  const command = customers
    .command('show')
    .description('Show one customer: measures, forecast, group and why, path, timeline')
    .argument('<ID>', 'customer')
    .addOption(portfolioOption())
    .addOption(asOfOption())
    .action((customerId: string, wanted: Wanted) =>
      inWorkspace(shell, command, (session) => show(session, customerId, wanted)),
    )
  addNext(customers, shell)
  addCustomerProfit(customers, shell)
  addFlags(customers, shell)
  addLinks(customers, shell)
}
