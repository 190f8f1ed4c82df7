import { randomUUID } from 'node:crypto'
import { apiError } from '@sabad/contract/api-error'
import type { PartSearch } from '@sabad/contract/schemas/campaigns'
import type { Command } from 'commander'
import { campaignText, effectsText, partsText } from '../output/campaigns-text.ts'
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

interface SearchOptions {
  readonly portfolio?: string
  readonly windowDays: number
  readonly seed: number
  readonly asOf?: string
  readonly draft?: string
  readonly author?: string
}

/** Keeps what is proposed for a group as a draft, which nobody is assigned by until it is published in the builder. */
async function keepDraft({ client }: Session, { groups, portfolioId }: PartSearch, options: SearchOptions) {
  const { draft, author } = options
  if (draft === undefined) return null
  const group = groups.find(({ name }) => name === draft)
  if (!group) throw apiError('group.not-found', { portfolioId, group: draft, groups: groups.map(({ name }) => name) })
  if (!group.proposal) throw apiError('campaign.nothing-to-split', { group: group.title })
  const { definition, rationale } = group.proposal
  return client.drafts.save({ draftId: randomUUID(), definition, rationale, author })
}

async function search(session: Session, options: SearchOptions): Promise<void> {
  const { client, terminal } = session
  const { portfolio, draft: _, author: __, ...asked } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const found = await client.campaigns.parts({ portfolioId, ...asked })
  const draft = await keepDraft(session, found, options)
  const { settings } = await client.workspace.get()
  terminal.show(draft ? { ...found, draft } : found, () => partsText({ found, draft }, settings.currency, terminal))
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
  const searchCommand = command
    .command('search')
    .description(
      'Look in each group for a part that answers better: found in one half of the customers, tested in the other',
    )
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--window-days <n>', 'days from the contact on in which discounts count', wholeNumberArgument(1, 366), 30)
    .option('--seed <n>', 'how customers are dealt into halves', wholeNumberArgument(0, 1_000_000), 1)
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .option('--draft <group>', 'keep the portfolio with the part of this group as a group of its own as a draft')
    .option('--author <name>', 'with --draft: who keeps it')
    .action((options: SearchOptions) => inWorkspace(shell, searchCommand, (session) => search(session, options)))
}
