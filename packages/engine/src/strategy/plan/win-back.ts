import type { StrategyDraft, WinBackSum, WinBackTerms } from '@sabad/contract/schemas/strategy'
import { winBackBreakEven, winBackValue } from '@sabad/stats/kpi/second-lifetime-value'
import { z } from 'zod'
import { storedValues } from '../../kpi/values.ts'
import { monthsEarlier } from '../../snapshot/as-of-dates.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import type { FiguresOfGroups } from './figures.ts'

/** What the data say of winning customers back, of the whole base: a group of lost customers has none who came back. */
export interface WinBackBasis {
  /** Second lifetime value, and how many customers it is the mean of; null where too few came back. */
  readonly value: number | null
  readonly returned: number
  /** Share of dormant customers who came back within a year. */
  readonly naturalProbability: number | null
  /** Mean cost of a marketing contact of the last 12 months. */
  readonly approachCost: number | null
}

/** Of fewer the mean says nothing. */
const LEAST_RETURNED = 10

export const contactCost = (asOf: string): Sql => sql`
  SELECT avg("cost") AS "approachCost" FROM contacts
  WHERE is_holdout IS NOT TRUE AND contacted_on > CAST(${monthsEarlier(asOf, 12)} AS DATE)
    AND contacted_on <= CAST(${asOf} AS DATE)`

const costRow = z.object({ approachCost: z.number().nullable() })
const kpiRow = z.object({ value: z.number().nullable(), denominator: z.number().nullable() })

async function baseFigure(database: Database, kpi: string, asOf: string) {
  const [row] = await database.rows(storedValues({ versionId: null, group: null, asOf, kpi }), kpiRow)
  return row ?? { value: null, denominator: null }
}

export async function winBackBasis(database: Database, asOf: string): Promise<WinBackBasis> {
  const { value, denominator } = await baseFigure(database, 'second_lifetime_value', asOf)
  const { value: naturalProbability } = await baseFigure(database, 'reactivation_rate', asOf)
  const returned = denominator ?? 0
  const { approachCost } = await database.row(contactCost(asOf), costRow)
  return { value: returned < LEAST_RETURNED ? null : value, returned, naturalProbability, approachCost }
}

/** The probability that an approach has to add to pay, without an incentive; null where it is not known or never does. */
export function breakEvenOf({ value, naturalProbability, approachCost }: WinBackBasis): number | null {
  if (value === null || naturalProbability === null || approachCost === null) return null
  return winBackBreakEven({ value, naturalProbability, approachCost, incentiveCost: 0 })
}

const terms = ({ naturalProbability, addedProbability, ...rest }: WinBackTerms) => ({
  ...rest,
  naturalProbability,
  probability: Math.min(1, naturalProbability + addedProbability),
})

/** What winning back brings on its terms, all customers together. */
export function winBackSum(told: WinBackTerms): WinBackSum {
  const { customers, probability, naturalProbability, value, approachCost, incentiveCost } = terms(told)
  const gain = customers * (probability - naturalProbability) * value
  const net = customers * winBackValue({ probability, naturalProbability, value, approachCost, incentiveCost })
  return {
    gain,
    cost: gain - net,
    net,
    breakEven: winBackBreakEven({ naturalProbability, value, approachCost, incentiveCost }),
  }
}

export interface WinBackAsked {
  readonly addedProbability?: number | undefined
  readonly approachCost?: number | undefined
  readonly incentiveCost?: number | undefined
}

/** What an approach is taken to add where nobody says: as much as the rule of recommendation asks for. */
const ADDED = 0.05

/** Whether winning back the lost members of a group pays; null where the data do not tell what who comes back is worth. */
export function winBackVerdict(
  { winBack, lost }: FiguresOfGroups,
  groupIndex: number,
  asked: WinBackAsked = {},
): StrategyDraft['winBack'] {
  const { value, returned, naturalProbability } = winBack
  if (value === null || naturalProbability === null) return null
  const expected: WinBackTerms = {
    customers: lost(groupIndex),
    value,
    naturalProbability,
    addedProbability: asked.addedProbability ?? ADDED,
    approachCost: asked.approachCost ?? winBack.approachCost ?? 0,
    incentiveCost: asked.incentiveCost ?? 0,
  }
  const sum = winBackSum(expected)
  return { terms: expected, sum, verdict: sum.net > 0 ? 'pays' : 'loses', returned }
}
