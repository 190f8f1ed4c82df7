import { isoDate } from '../calendar.ts'
import { chance, wholeBetween } from '../samplers.ts'
import type { Need } from './catalogue.ts'
import type { Customer, Shop } from './shop.ts'

const ANSWER_SHARE = 0.35
const needs: readonly Need[] = ['quality', 'price', 'convenience', 'sustainability']

/** The needs survey: people rate what matters to them from 1 to 5, and their true need scores highest, mostly. */
export function writeSurvey(shop: Shop, { random, person, customer_id, purchases }: Customer): void {
  if (!chance(random, ANSWER_SHARE)) return
  const answered = purchases.firstOn + wholeBetween(random, 3, 120)
  if (answered > shop.settings.until) return
  for (const need of needs) {
    shop.files.ratings.write({
      customer_id,
      criterion: `need for ${need}`,
      score: need === person.need ? wholeBetween(random, 4, 5) : wholeBetween(random, 1, 4),
      scale_max: 5,
      rater: 'customer survey',
      rated_on: isoDate(answered),
    })
  }
}
