import { fillMessage } from '@sabad/contract/errors'
import type {
  CampaignEffects,
  EffectByGroup,
  GroupPart,
  IntervalEstimate,
  MeasuredCampaign,
  PartSearch,
  SearchedGroup,
  Unmeasured,
} from '@sabad/contract/schemas/campaigns'
import type { DraftSummary } from '@sabad/contract/schemas/portfolio-drafts'
import { amount, chance, count, money, NONE, plural, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const right = (title: string) => ({ title, align: 'right' as const })

const REASONS: Readonly<Record<Unmeasured, string>> = {
  'no-holdout': 'nobody was held out',
  'no-outcome': 'no outcome is recorded',
  'before-first-date': 'it lies before the first computed date',
  'too-few': 'there are too few on a side',
}

const CAUTIONS: Readonly<Record<string, string>> = {
  'customers-more-than-once':
    '{customers} customers have {contacts} rows: several contacts of one customer count as several, and the intervals are too narrow.',
  'window-open': 'Its window is open until {ends}: more may come.',
  'sides-not-said': 'Of {contacts} contacts nobody recorded whether they were held out; they are left out.',
}

const interval = (of: IntervalEstimate | null | undefined): string =>
  of ? `${amount(of.lower)} to ${amount(of.upper)}` : NONE

const MEASURES = [
  right('contacted'),
  right('held out'),
  right('margin'),
  right('contact cost'),
  right('discount cost'),
  right('net a contact'),
  right('95% interval'),
  right('net in total'),
  right('response'),
] as const

const measures = ({ contacted, heldOut, effect }: Omit<EffectByGroup, 'groups' | 'deviation'>) => [
  count(contacted),
  count(heldOut),
  amount(effect?.margin.value),
  amount(effect?.contactCost),
  amount(effect?.discountCost),
  amount(effect?.net.value),
  interval(effect?.net),
  money(effect?.total.value),
  share(effect?.response?.uplift.value),
]

function groupsTable({ groups }: EffectByGroup): string {
  const rows = groups.map((group) => [group.title, ...measures(group), amount(group.shrunken?.value)])
  return table([{ title: 'group' }, ...MEASURES, right('net, drawn to the mean')], rows)
}

function notesOf({ campaign, reason, cautions, sampleRatio, onRecord }: MeasuredCampaign, least: number): string[] {
  const why =
    reason === null
      ? []
      : [
          `not measured: ${REASONS[reason]} (${count(onRecord.contacted)} contacted, ${count(onRecord.heldOut)} held out${
            reason === 'too-few' ? `; ${least} on each side are needed` : ''
          }).`,
        ]
  const ratio = sampleRatio?.isSuspicious
    ? [
        `${sampleRatio.group.title} was not held out in the share of the campaign (${chance(sampleRatio.pValue)}): find out why before any effect is believed.`,
      ]
    : []
  const told = cautions.map(({ code, params }) => fillMessage(CAUTIONS[code] ?? code, params))
  return [...why, ...ratio, ...told].map((note) => printable(`- ${campaign}: ${note}`))
}

const known = ({ isCostKnown, isDiscountKnown, windowDays }: CampaignEffects): string =>
  [
    isCostKnown ? '' : 'No contact has a cost, so none is taken off.',
    isDiscountKnown
      ? `Discounts: those on orders within ${plural(windowDays, 'day')} of the contact, as far as the margin on the price paid does not show them.`
      : 'No sale has a discount, so none is taken off.',
  ]
    .filter((line) => line !== '')
    .join(' ')

/** All campaigns, and what they changed in each group together. */
export function effectsText(found: CampaignEffects, currency: string, { heading }: Terminal): string {
  const { portfolioId, asOf, campaigns, inAll, leastOnASide } = found
  const title = heading(printable(`What campaigns changed, ${portfolioId}, as of ${asOf} (${currency})`))
  if (campaigns.length === 0) return [title, '', 'No contact names a campaign.'].join('\n')
  const measured = campaigns.filter(({ reason }) => reason === null)
  const rows = measured.map((campaign) => [campaign.campaign, campaign.to, ...measures(campaign)])
  const notes = campaigns.flatMap((campaign) => notesOf(campaign, leastOnASide))
  return [
    title,
    '',
    ...(measured.length > 0
      ? [
          table([{ title: 'campaign' }, { title: 'until' }, ...MEASURES], rows),
          '',
          heading('By group, all campaigns together'),
          '',
          groupsTable(inAll),
          '',
          known(found),
        ]
      : ['No campaign can be measured.']),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}

/** One campaign by group, and each of its alternatives. */
export const campaignText =
  (name: string) =>
  (found: CampaignEffects, currency: string, { heading }: Terminal): string => {
    const campaign = found.campaigns.find((one) => one.campaign === name)
    const names = found.campaigns.map((one) => one.campaign).join(', ')
    if (!campaign) return printable(`There is no campaign ${name}: there are ${names || 'none'}.`)
    const whole = [{ title: 'all', of: campaign }, ...campaign.arms.map((of) => ({ title: of.arm ?? NONE, of }))]
    const notes = notesOf(campaign, found.leastOnASide)
    return [
      heading(printable(`${name}, ${campaign.from} to ${campaign.to}, ${found.portfolioId} (${currency})`)),
      '',
      ...whole.flatMap(({ title, of }) => [
        heading(printable(campaign.arms.length === 0 ? 'By group' : `By group, ${title}`)),
        '',
        groupsTable(of),
        '',
      ]),
      known(found),
      ...(notes.length > 0 ? ['', ...notes] : []),
    ].join('\n')
  }

/** Digits of a cut, as far as it has them. */
function conditionText({ title, condition }: GroupPart): string {
  switch (condition.kind) {
    case 'above':
      return `${title} above ${condition.cut}`
    case 'up-to':
      return `${title} up to ${condition.cut}`
    case 'one-of':
      return `${title}: ${condition.values.join(', ')}`
    case 'none-of':
      return `${title}: none of ${condition.values.join(', ')}`
  }
}

function partRow({ title, contacted, heldOut, found, stands, proposal }: SearchedGroup) {
  const verdict =
    found === null ? 'too few' : stands ? (proposal ? 'answers better' : 'answers better, no room') : 'chance'
  return [
    title,
    count(contacted),
    count(heldOut),
    amount(found?.part.net.value),
    amount(found?.rest.net.value),
    amount(found?.difference.value),
    interval(found?.difference),
    found ? chance(found.pValue) : NONE,
    score(found?.adjusted),
    verdict,
    found ? conditionText(found) : NONE,
  ]
}

const PARTS = [
  { title: 'group' },
  right('contacted'),
  right('held out'),
  right('net in the part'),
  right('in the rest'),
  right('difference'),
  right('95% interval'),
  right('by chance'),
  right('adjusted'),
  { title: 'verdict' },
  { title: 'best part found' },
] as const

interface Searched {
  readonly found: PartSearch
  readonly draft: DraftSummary | null
}

/** Parts of groups, and which of them stand. */
export function partsText({ found, draft }: Searched, currency: string, { heading }: Terminal): string {
  const { portfolioId, asOf, groups, variables, sensitive, falseShare, leastOnASide, oneIn, seed } = found
  const undated = groups.some((group) => group.found && !group.found.isDated)
  return [
    heading(printable(`Parts of groups that answer campaigns better, ${portfolioId}, as of ${asOf} (${currency})`)),
    '',
    table(PARTS, groups.map(partRow)),
    '',
    `Looked through ${plural(variables, 'measure')}${oneIn > 1 ? ` of one customer in ${oneIn}` : ''}. One half of the customers (seed ${seed}) finds a part, the figures are of the other half; at least ${leastOnASide} on each side in each. Of what is said to answer better, at most ${share(falseShare)} is chance.`,
    ...(undated
      ? ['Columns of the customer file are known as they are now, not as they were before the contacts.']
      : []),
    ...(sensitive.length > 0
      ? [printable(`Not looked at, as sensitive: ${sensitive.map(({ title }) => title).join(', ')}.`)]
      : []),
    ...groups.flatMap(({ proposal }) => (proposal ? ['', printable(proposal.rationale)] : [])),
    ...(draft
      ? [
          '',
          printable(
            `Kept as a draft, ${draft.title ?? draft.draftId}: it counts once somebody publishes it in the builder.`,
          ),
        ]
      : []),
  ].join('\n')
}
