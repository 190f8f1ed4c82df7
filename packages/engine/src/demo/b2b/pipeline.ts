import { type Day, isoDate } from '../calendar.ts'
import type { Random } from '../random.ts'
import { chance, exponential, logNormal, wholeBetween } from '../samplers.ts'
import type { Plant } from './plant.ts'

/**
 * The sales pipeline. Interactions have no field for it, so each step of an opportunity is an interaction of kind
 * `opportunity` on the day it was reached, with `opportunity=P0000012; stage=proposal; value=18000; probability=0.455;
 * close=2026-12-15` as its subject: the pipeline as of a day is the last row of each opportunity up to that day.
 */
const stages = [
  { stage: 'lead', advances: 0.5 },
  { stage: 'qualified', advances: 0.6 },
  { stage: 'proposal', advances: 0.65 },
  { stage: 'negotiation', advances: 0.7 },
] as const

/** Chance of winning from a stage on: exactly the product of the chances to advance. */
export const stageProbability = (index: number): number =>
  stages.slice(index).reduce((product, { advances }) => product * advances, 1)

interface Step {
  readonly stage: string
  readonly probability: number
  readonly day: Day
}

interface Opportunity {
  readonly customer_id: string
  readonly opportunity_id: string
  readonly value: number
}

function drawSteps(random: Random, opened: Day): Step[] {
  const steps: Step[] = []
  let day = opened
  for (const [index, { stage, advances }] of stages.entries()) {
    steps.push({ stage, probability: stageProbability(index), day })
    day += wholeBetween(random, 7, 50)
    if (!chance(random, advances)) return [...steps, { stage: 'lost', probability: 0, day }]
  }
  return [...steps, { stage: 'won', probability: 1, day }]
}

function writeStep(plant: Plant, opportunity: Opportunity, step: Step & { close: Day }): void {
  const { opportunity_id, customer_id, value } = opportunity
  const probability = Number(step.probability.toFixed(4))
  plant.files.interactions.write({
    interaction_id: plant.interactionId(),
    customer_id,
    occurred_on: isoDate(step.day),
    kind: 'opportunity',
    channel: 'field sales',
    duration_minutes: null,
    satisfaction: null,
    cost: null,
    subject: `opportunity=${opportunity_id}; stage=${step.stage}; value=${value}; probability=${probability}; close=${isoDate(step.close)}`,
  })
}

export interface Prospect {
  readonly customer_id: string
  readonly random: Random
  readonly volumePerYear: number
  readonly from: Day
  readonly perYear: number
}

/** Opportunities open at random; winning one does not change the orders, whose truth stays simple. */
export function writePipeline(plant: Plant, prospect: Prospect): void {
  const { customer_id, random, volumePerYear, from } = prospect
  const { until } = plant.settings
  for (let opened = from; ; ) {
    opened += exponential(random, prospect.perYear / 365)
    if (opened > until) return
    const steps = drawSteps(random, Math.floor(opened))
    const value = Math.round(logNormal(random, Math.max(1_000, 0.25 * volumePerYear), 0.7) / 100) * 100
    const opportunity = { customer_id, opportunity_id: plant.opportunityId(), value }
    const close = (steps[0]?.day ?? from) + wholeBetween(random, 60, 180)
    for (const step of steps) if (step.day <= until) writeStep(plant, opportunity, { ...step, close })
  }
}
