import type {
  CampaignEffects,
  EffectByGroup,
  GroupEffect,
  MeasuredCampaign,
  Unmeasured,
} from '@sabad/contract/schemas/campaigns'
import type { Notice } from '@sabad/contract/schemas/figures'
import { shrunkenEffects } from '@sabad/stats/uplift/shrunken-effects'
import { publishedUntil } from '../movement/dates.ts'
import { namedGroups } from '../movement/movement.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { daysAfter } from '../snapshot/as-of-dates.ts'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type CampaignRecord, isDiscountKnown, readRecords, readSides, type Side } from './campaign-sums.ts'
import { LEAST_ON_A_SIDE } from './placed-contacts.ts'
import { furthestFromShares } from './sample-ratios.ts'
import { type FigureTrial, type Known, measured, trialOfArm, trialsOf } from './trials.ts'

export interface EffectsAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly windowDays: number
}

type Groups = ReturnType<typeof namedGroups>

/** Groups whose net effects are known, drawn towards their mean, and how much they differ. */
function withShrunken(
  groups: readonly (GroupEffect & { readonly error: number | null })[],
): Pick<EffectByGroup, 'groups' | 'deviation'> {
  const known = groups.flatMap(({ effect, error }) =>
    effect && error !== null ? [{ value: effect.net.value, standardError: error }] : [],
  )
  const found = known.length === 0 ? null : shrunkenEffects(known)
  const drawn = [...(found?.effects ?? [])]
  const shrunken = groups.map(({ error, ...group }) => {
    const next = group.effect ? drawn.shift() : undefined
    return { ...group, shrunken: next ? { value: next.value, lower: next.lower, upper: next.upper } : null }
  })
  return { groups: shrunken, deviation: found && known.length > 1 ? found.deviation : null }
}

interface ToMeasure {
  readonly groups: Groups
  readonly sides: readonly Side[]
  readonly known: Known
}

/** The effect of all, and of each group by itself. */
function byGroup(
  { groups, sides, known }: ToMeasure,
  trials: (sides: readonly Side[]) => readonly FigureTrial[],
): EffectByGroup {
  const { net: _, ...all } = measured(trials(sides), known)
  const each = groups.map((group) => {
    const { net, ...found } = measured(trials(sides.filter((side) => side.group === group.index)), known)
    return { ...group, ...found, shrunken: null, error: net?.standardError ?? null }
  })
  return { ...all, ...withShrunken(each) }
}

function cautionsOf(record: CampaignRecord, { asOf, windowDays }: { asOf: string; windowDays: number }): Notice[] {
  const { contacted, heldOut, customers, notSaid } = record
  if (heldOut === 0) return []
  const ends = daysAfter(record.to, windowDays - 1)
  return [
    ...(customers < contacted + heldOut
      ? [{ code: 'customers-more-than-once', params: { customers, contacts: contacted + heldOut } }]
      : []),
    ...(ends > asOf ? [{ code: 'window-open', params: { ends } }] : []),
    ...(notSaid > 0 ? [{ code: 'sides-not-said', params: { contacts: notSaid } }] : []),
  ]
}

function reasonOf(
  { heldOut, outcomes }: CampaignRecord,
  { sides, effect }: { sides: readonly Side[]; effect: unknown },
) {
  if (effect !== null) return null
  const reason: Unmeasured =
    heldOut === 0 ? 'no-holdout' : outcomes === 0 ? 'no-outcome' : sides.length === 0 ? 'before-first-date' : 'too-few'
  return reason
}

function armsOf(of: ToMeasure): MeasuredCampaign['arms'] {
  const arms = [...new Set(of.sides.filter(({ isHoldout }) => !isHoldout).map(({ arm }) => arm))]
  if (arms.length < 2) return []
  return arms.map((arm) => ({ arm, ...byGroup(of, (sides) => [trialOfArm(sides, of.sides, arm)]) }))
}

interface Measuring {
  readonly portfolio: StoredPortfolio
  readonly asOf: string
  readonly windowDays: number
  readonly isDiscountKnown: boolean
  readonly sides: readonly Side[]
}

function campaignOf(record: CampaignRecord, measuring: Measuring): MeasuredCampaign {
  const groups = namedGroups(measuring.portfolio.definition)
  const sides = measuring.sides.filter(({ campaign }) => campaign === record.campaign)
  const { costs, responses } = record
  const known = { ...measuring, isCostKnown: costs > 0, isResponseKnown: responses > 0 }
  const of = { groups, sides, known }
  const all = byGroup(of, (some) => trialsOf(some, sides))
  return {
    campaign: record.campaign,
    channels: record.channels ?? [],
    from: record.from,
    to: record.to,
    onRecord: { contacted: record.contacted, heldOut: record.heldOut },
    ...all,
    reason: reasonOf(record, { sides, effect: all.effect }),
    cautions: cautionsOf(record, measuring),
    sampleRatio: furthestFromShares(sides, groups),
    arms: armsOf(of),
  }
}

async function measuringOf(database: Database, { portfolioId, asOf, windowDays }: EffectsAsked) {
  await refuseElsewhere(database, ['contacts'])
  const { last, earlier } = await publishedUntil(database, asOf)
  const portfolio = await currentPortfolio(database, portfolioId)
  const records = await readRecords(database, last)
  const isKnown = await isDiscountKnown(database, last)
  const dates = [...earlier, last]
  const query = { versionId: portfolio.versionId, dates, windowDays, isDiscountKnown: isKnown }
  // Where no campaign held anybody out and says what came of it, no member is looked at.
  const isAny = records.some(({ heldOut, outcomes }) => heldOut > 0 && outcomes > 0)
  const sides = isAny ? await readSides(database, last, query) : []
  return { records, measuring: { portfolio, asOf: last.asOf, windowDays, isDiscountKnown: isKnown, sides } }
}

/**
 * What campaigns changed, in all and in each group of a portfolio: margin beyond that of those held out, net of what
 * contacts and discounts cost, and why the other campaigns cannot be measured.
 * @throws EngineError refresh.none, movement.date-not-computed, portfolio.not-found or source.not-here
 */
export const campaignEffects = (workspace: Workspace, asked: EffectsAsked): Promise<CampaignEffects> =>
  workspace.read(async (database) => {
    const { records, measuring } = await measuringOf(database, asked)
    const { portfolio, asOf, windowDays, sides } = measuring
    const isCostKnown = records.some(({ costs }) => costs > 0)
    const isResponseKnown = records.some(({ responses }) => responses > 0)
    const known = { ...measuring, isCostKnown, isResponseKnown }
    const groups = namedGroups(portfolio.definition)
    return {
      portfolioId: asked.portfolioId,
      version: portfolio.number,
      asOf,
      windowDays,
      leastOnASide: LEAST_ON_A_SIDE,
      isCostKnown,
      isDiscountKnown: measuring.isDiscountKnown,
      campaigns: records.map((record) => campaignOf(record, measuring)),
      inAll: byGroup({ groups, sides, known }, (some) => trialsOf(some, sides)),
    }
  })
