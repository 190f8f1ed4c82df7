import type { Command } from 'commander'
import { campaignText, effectsText } from '../output/campaigns-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument, wholeNumberArgument } from '../usage/arguments.ts'

interface EffectsOptions {
  readonly portfolio?: string
  readonly campaign?: string
  readonly windowDays: number
  readonly asOf?: string
}

async function effects({ client, terminal }: Session, options: EffectsOptions): Promise<void> {
  const { portfolio, campaign, ...asked } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const found = await client.campaigns.effects({ portfolioId, ...asked })
  const { settings } = await client.workspace.get()
  const text = campaign === undefined ? effectsText : campaignText(campaign)
  terminal.show(found, () => text(found, settings.currency, terminal))
}

/** What campaigns changed. */
export function addCampaigns(parent: Command, shell: Shell): void {
  const command = parent.command('campaigns').description('What campaigns changed, measured against those held out')
  const effectsCommand = command
    .command('effects')
    .description('Show what each campaign brought per contact, net of contact and discount cost, and in which groups')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--campaign <name>', 'one campaign, by group and alternative')
    .option('--window-days <n>', 'days from the contact on in which discounts count', wholeNumberArgument(1, 366), 30)
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: EffectsOptions) => inWorkspace(shell, effectsCommand, (session) => effects(session, options)))
}
