import { type HeldAmount, heldAmount } from '@sabad/contract/schemas/concentration'
import { type Unit, unit } from '@sabad/contract/schemas/portfolio-definition'
import { type Command, Option } from 'commander'
import { concentrationText } from '../output/concentration-text.ts'
import { inWorkspace } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly of: HeldAmount
  readonly unit: Unit
  readonly asOf?: string
}

export function addConcentration(parent: Command, shell: Shell): void {
  const command = parent
    .command('concentration')
    .description('Show how much of revenue, margin or lifetime value hangs on how few customers')
    .addOption(new Option('--of <measure>', 'what is held').choices(heldAmount.options).default('revenue_12m'))
    .addOption(new Option('--unit <unit>', 'who counts as one').choices(unit.options).default('customer'))
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action(({ of, ...asked }: Options) =>
      inWorkspace(shell, command, async ({ client, terminal }) => {
        const found = await client.concentration({ amount: of, ...asked })
        const { settings } = await client.workspace.get()
        terminal.show(found, () => concentrationText(found, settings.currency, terminal))
      }),
    )
}
