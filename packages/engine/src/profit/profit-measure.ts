import type { ProfitMeasure } from '@sabad/contract/schemas/profit'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { addsUp } from '../measures/combine.ts'
import { measuresOfRun } from '../measures/of-run.ts'
import { type RegisteredMeasure, registeredMeasures } from '../measures/registry.ts'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'

/** Money that adds up over customers, each of which can be looked at as profit is. */
const candidates = registeredMeasures.filter(({ name, unit }) => unit === 'money' && addsUp(name))

/** After the cost to serve, where costs are assigned. */
const CONTRIBUTION = 'contribution_12m'
const STAND_IN = 'margin_12m'

const told = ({ name, title }: RegisteredMeasure, isStandIn: boolean): ProfitMeasure => ({ name, title, isStandIn })

/** Whether anybody has a value of a measure. */
export const anyValue = (measure: string, publication: Publication): Sql => sql`
  SELECT EXISTS (SELECT 1 FROM (${measuresOfRun([measure], publication)}) WHERE ${identifier(measure)} IS NOT NULL) AS found`

/**
 * The measure asked for or, left out, the contribution of 12 months, for which their gross margin stands in where no costs
 * are assigned.
 * @throws EngineError profit.unknown-measure
 */
export async function profitMeasureAt(
  database: Database,
  publication: Publication,
  asked: string | undefined,
): Promise<ProfitMeasure> {
  if (asked === undefined) {
    const { found } = await database.row(anyValue(CONTRIBUTION, publication), z.object({ found: z.boolean() }))
    return told(registered(found ? CONTRIBUTION : STAND_IN), !found)
  }
  return told(registered(asked), false)
}

function registered(name: string): RegisteredMeasure {
  const found = candidates.find((one) => one.name === name)
  if (found) return found
  const measures = candidates.map((one) => one.name)
  throw new EngineError('profit.unknown-measure', { measure: name, measures })
}
