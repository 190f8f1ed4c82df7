import type { ContactEffect, IntervalEstimate } from '@sabad/contract/schemas/campaigns'
import { type ContactEffect as Estimated, stratifiedEffect } from '@sabad/stats/uplift/contact-effect'
import { nobody, type SideSums, sideMean, together } from '@sabad/stats/uplift/side-sums'
import { type FigureName, figureNames, type Side } from './campaign-sums.ts'
import { LEAST_ON_A_SIDE } from './placed-contacts.ts'

type Sums = Readonly<Record<FigureName, SideSums>>

/** Those contacted and those held out of one draw, with the sums of every figure. */
export interface FigureTrial {
  readonly contacted: Sums
  readonly heldOut: Sums
}

const sumOf = (sides: readonly Side[]): Sums =>
  Object.fromEntries(
    figureNames.map((name) => [name, sides.reduce((sum, side) => together(sum, side.sums[name]), nobody)]),
  ) as Sums

/** Alternatives that have a holdout of their own are compared with it, the others with those held out of the whole campaign. */
const ownControls = (sides: readonly Side[]): ReadonlySet<string | null> => {
  const contacted = new Set(sides.filter(({ isHoldout }) => !isHoldout).map(({ arm }) => arm))
  return new Set(sides.filter(({ isHoldout, arm }) => isHoldout && contacted.has(arm)).map(({ arm }) => arm))
}

/**
 * The draws that sides of one campaign make, told apart by who is compared with whom: everyone who has the same control is
 * in one. `own` is of the whole campaign, so that a group is compared as its campaign is.
 */
function trialsOfCampaign(sides: readonly Side[], own: ReadonlySet<string | null>): FigureTrial[] {
  const contacted = sides.filter(({ isHoldout }) => !isHoldout)
  const controls = [...new Set(contacted.map(({ arm }) => (own.has(arm) ? arm : undefined)))]
  return controls.map((control) => {
    const belongs = ({ arm }: Side) => (own.has(arm) ? arm : undefined) === control
    return {
      contacted: sumOf(contacted.filter(belongs)),
      heldOut: sumOf(sides.filter((side) => side.isHoldout && belongs(side))),
    }
  })
}

/** The draws of all campaigns that sides are of, each by itself. */
export function trialsOf(sides: readonly Side[], all: readonly Side[]): FigureTrial[] {
  const campaigns = [...new Set(sides.map(({ campaign }) => campaign))]
  return campaigns.flatMap((campaign) => {
    const own = ownControls(all.filter((side) => side.campaign === campaign))
    return trialsOfCampaign(
      sides.filter((side) => side.campaign === campaign),
      own,
    )
  })
}

/** Of one alternative with whom it is compared. */
export function trialOfArm(sides: readonly Side[], all: readonly Side[], arm: string | null): FigureTrial {
  const own = ownControls(all)
  const isControl = (side: Side) => side.isHoldout && (own.has(arm) ? side.arm === arm : !own.has(side.arm))
  return {
    contacted: sumOf(sides.filter((side) => !side.isHoldout && side.arm === arm)),
    heldOut: sumOf(sides.filter(isControl)),
  }
}

const isEnough = ({ contacted, heldOut }: FigureTrial): boolean =>
  contacted.net.n >= LEAST_ON_A_SIDE && heldOut.net.n >= LEAST_ON_A_SIDE

const without = ({ value, lower, upper }: Estimated): IntervalEstimate => ({ value, lower, upper })

/** What is known of costs, so that nothing that is missing is shown as nothing. */
export interface Known {
  readonly isCostKnown: boolean
  readonly isDiscountKnown: boolean
  readonly isResponseKnown: boolean
}

export interface MeasuredTrials {
  readonly contacted: number
  readonly heldOut: number
  readonly effect: ContactEffect | null
  /** Of the net effect, which is to be drawn towards others. */
  readonly net: Estimated | null
}

function responseOf(trials: readonly FigureTrial[], effect: Estimated): ContactEffect['response'] {
  const contacted = trials.reduce((sum, trial) => together(sum, trial.contacted.response), nobody)
  const share = sideMean(contacted).mean
  // Those held out in the mix of campaigns of those contacted, as the difference has them.
  return { contacted: share, heldOut: share - effect.value, uplift: without(effect) }
}

/** The effect over the draws in which both sides are large enough. */
export function measured(trials: readonly FigureTrial[], known: Known): MeasuredTrials {
  const enough = trials.filter(isEnough)
  const looked = enough.length === 0 ? trials : enough
  const counted = (side: 'contacted' | 'heldOut') => looked.reduce((sum, trial) => sum + trial[side].net.n, 0)
  const sizes = { contacted: counted('contacted'), heldOut: counted('heldOut') }
  if (enough.length === 0) return { ...sizes, effect: null, net: null }
  const of = (name: FigureName) =>
    stratifiedEffect(enough.map(({ contacted, heldOut }) => ({ contacted: contacted[name], heldOut: heldOut[name] })))
  const net = of('net')
  const reached = sizes.contacted
  const effect: ContactEffect = {
    margin: without(of('margin')),
    contactCost: known.isCostKnown ? of('contact_cost').value : null,
    discount: known.isDiscountKnown ? of('discount').value : null,
    discountCost: known.isDiscountKnown ? of('discount_cost').value : null,
    net: without(net),
    total: { value: net.value * reached, lower: net.lower * reached, upper: net.upper * reached },
    response: known.isResponseKnown ? responseOf(enough, of('response')) : null,
  }
  return { ...sizes, effect, net }
}
