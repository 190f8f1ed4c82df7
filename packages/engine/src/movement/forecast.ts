import {
  type ForecastCaution,
  movementForecast as forecastAnswer,
  type MovementForecast,
} from '@sabad/contract/schemas/movement'
import { seeded } from '@sabad/stats/numeric/random'
import { stationarityTest } from '@sabad/stats/states/chain-tests'
import { forecastGroupSizes } from '@sabad/stats/states/group-size-forecast'
import { backTestGroupSizes } from '@sabad/stats/states/size-forecast-back-test'
import { StatsError } from '@sabad/stats/stats-error'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { answerOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { type GroupHistory, historyOf } from './history.ts'
import { namedGroups } from './movement.ts'
import { spacedDates, tooFewDates } from './periods.ts'

export interface ForecastAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  /** Periods ahead. */
  readonly horizon: number
  readonly everyMonths: number
}

/** Periods that are learned from at most; older ones say less of what comes. */
const MOST_PERIODS = 24
/** Fewer periods do not say how much they differ. */
const LEAST_PERIODS = 4
/** A year shows whether there are seasons. */
const PERIODS_OF_A_YEAR = 12

/** Draws enough for the ends of a band, and fewer where many forecasts are made. The seed is fixed: the same data give the same numbers. */
const drawing = { kappa: 1, draws: 600 } as const
const DRAWS_OF_BACK_TEST = 200
const SEED = 20_261
/** Counts up when the same history is foretold otherwise: what an older program has kept is drawn anew. */
const EDITION = 1

const interval = z.object({ lower: z.number(), upper: z.number() })

const foretold = z.object({
  points: z.array(z.array(z.object({ expected: z.number(), wide: interval, half: interval }))),
  backTest: forecastAnswer.shape.backTest,
})

interface Foretell {
  readonly history: GroupHistory
  readonly horizon: number
}

function forecast({ history, horizon }: Foretell): z.infer<typeof foretold> {
  const { periods, sizes, groups } = history
  const options = { ...drawing, horizon, absorbing: [groups] }
  const now = [...(sizes.at(-1) ?? []), 0]
  return {
    points: forecastGroupSizes(periods, now, { ...options, random: seeded(SEED) }),
    backTest: backTestGroupSizes(periods, {
      ...options,
      draws: DRAWS_OF_BACK_TEST,
      random: seeded(SEED),
      least: LEAST_PERIODS,
      scored: groups,
    }),
  }
}

const forecastOnce = (database: Database, at: Publication, { history, horizon }: Foretell) =>
  answerOnce(database, at, {
    queries: [],
    rests: [EDITION, horizon, history.periods, history.sizes],
    schema: foretold,
    work: async () => forecast({ history, horizon }),
  })

/** Whether one matrix held for all periods; null where nothing can be compared. */
function stationarity({ periods }: GroupHistory): MovementForecast['stationarity'] {
  try {
    return stationarityTest(periods.map(({ moves }) => moves))
  } catch (error) {
    if (error instanceof StatsError && error.code === 'nothing-to-compare') return null
    throw error
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of an interval of 90 %, fewer than this inside says that it is too narrow. */
const LEAST_COVERAGE = 0.8

function cautionsOf(
  found: Pick<MovementForecast, 'backTest' | 'stationarity' | 'periods' | 'everyMonths'>,
): ForecastCaution[] {
  const { backTest, stationarity: test, periods, everyMonths } = found
  const wanted = PERIODS_OF_A_YEAR / everyMonths
  const [error, naive, coverage] = [
    mean(backTest.map((one) => one.meanAbsoluteError)),
    mean(backTest.map((one) => one.naiveError)),
    mean(backTest.map((one) => one.coverage)),
  ]
  return [
    ...(periods < wanted ? [{ code: 'few-periods', params: { found: periods, wanted } } as const] : []),
    ...(error >= naive ? [{ code: 'no-better-than-no-change', params: { error, naive } } as const] : []),
    ...(coverage < LEAST_COVERAGE ? [{ code: 'intervals-too-narrow', params: { coverage } } as const] : []),
    ...(test && test.pValue < 0.05 ? [{ code: 'matrix-changes', params: { pValue: test.pValue } } as const] : []),
  ]
}

const pastOf = ({ dates, sizes }: GroupHistory): MovementForecast['past'] =>
  dates.flatMap(({ asOf }, place) => (sizes[place] ?? []).map((customers, group) => ({ on: asOf, group, customers })))

/** Sizes of the groups at the month ends to come, with intervals, and how earlier forecasts of that kind went. */
export const movementForecast = (workspace: Workspace, asked: ForecastAsked): Promise<MovementForecast> =>
  workspace.read(async (database) => {
    const { portfolioId, asOf, horizon, everyMonths } = asked
    const until = await publishedUntil(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const dates = spacedDates(until, { everyMonths, most: MOST_PERIODS + 1 })
    const history = await historyOf(database, portfolio, dates)
    const last = dates.at(-1)
    const from = last?.asOf ?? until.last.asOf
    const shortage = tooFewDates(dates.length, LEAST_PERIODS + 1, everyMonths)
    const { points, backTest } =
      shortage || !last ? { points: [], backTest: [] } : await forecastOnce(database, last, { history, horizon })
    const found = {
      everyMonths,
      periods: history.periods.length,
      backTest,
      stationarity: shortage ? null : stationarity(history),
    }
    return {
      portfolioId,
      asOf: from,
      groups: namedGroups(portfolio.definition),
      ...found,
      past: pastOf(history),
      points: points.flatMap((states, at) =>
        states.slice(0, history.groups).map(({ expected, wide, half }, group) => ({
          on: monthEndBefore(from, -(at + 1) * everyMonths),
          group,
          expected,
          ...wide,
          lowerHalf: half.lower,
          upperHalf: half.upper,
        })),
      ),
      cautions: shortage ? [] : cautionsOf(found),
      shortage,
    }
  })
