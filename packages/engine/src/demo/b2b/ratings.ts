import { addMonths, type Day, dayOf, isoDate, yearOf } from '../calendar.ts'
import type { Random } from '../random.ts'
import { chance, normal } from '../samplers.ts'
import type { Axes } from './account.ts'
import type { Client, Plant } from './plant.ts'

interface Criterion {
  readonly axis: keyof Axes
  readonly name: string
}

const onAxis = (axis: keyof Axes, names: readonly string[]): Criterion[] => names.map((name) => ({ axis, name }))

/** Criteria of Fiocca (1982) by axis; every criterion shows its axis with an error of its own. */
const criteria: readonly Criterion[] = [
  ...onAxis('strategic importance', ['purchase volume', 'market leadership', 'access to other customers']),
  ...onAxis('difficulty of managing', ['product complexity', 'buyer power', 'competition for the account']),
  ...onAxis('business attractiveness', ['growth of its market', 'margins of its market', 'position in its market']),
  ...onAxis('relationship strength', ['co-operation in development', 'personal friendship', 'management distance']),
]

/** Who rates, how generously, and whether they know the account. */
const raters = [
  { rater: 'key account manager', bias: 0.35, knows: 1 },
  { rater: 'sales director', bias: -0.1, knows: 0.7 },
  { rater: 'customer service lead', bias: -0.3, knows: 0.5 },
] as const

const SCALE_MAX = 7

const toScore = (random: Random, value: number): number =>
  Math.min(SCALE_MAX, Math.max(1, Math.round(4 + 1.3 * value + 0.6 * normal(random))))

interface Review {
  readonly day: Day
  readonly axes: Axes
}

function writeReview(plant: Plant, { random, customer_id }: Client, { day, axes }: Review): void {
  for (const { rater, bias, knows } of raters) {
    if (!chance(random, knows)) continue
    for (const { axis, name } of criteria) {
      plant.files.ratings.write({
        customer_id,
        criterion: `${axis}: ${name}`,
        score: toScore(random, axes[axis] + bias),
        scale_max: SCALE_MAX,
        rater,
        rated_on: isoDate(day),
      })
    }
  }
}

const drift = (random: Random, axes: Axes): Axes => ({
  'strategic importance': axes['strategic importance'] + 0.1 * normal(random),
  'difficulty of managing': axes['difficulty of managing'] + 0.25 * normal(random),
  'business attractiveness': axes['business attractiveness'] + 0.25 * normal(random),
  'relationship strength': axes['relationship strength'] + 0.25 * normal(random),
})

/** A review each February of the accounts that bought before it and were not lost long ago; axes drift between reviews. */
export function writeRatings(plant: Plant, client: Client): void {
  const { until } = plant.settings
  const last = Math.min(until, addMonths(client.purchases.lostOn ?? until, 12))
  let axes = client.account.axes
  for (let day = dayOf(`${yearOf(client.first)}-02-15`); day <= last; day = addMonths(day, 12)) {
    if (day <= client.first) continue
    writeReview(plant, client, { day, axes })
    axes = drift(client.random, axes)
  }
}
