import { type CustomerDensity, MOST_POINTS } from '@sabad/contract/schemas/density'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { measuresOn } from '../measures/of-run.ts'
import { isNumeric, measures } from '../measures/registry.ts'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { type GridSpan, gridSpan } from '../profit/grid-span.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface DensityRequest {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  /** Only customers of this group. */
  readonly group?: string | undefined
  /** Names of two measures that are numbers. */
  readonly x: string
  readonly y: string
}

interface PlacesQuery {
  readonly asOf: string
  readonly versionId: number
  /** Null: of every group. */
  readonly groupIndex: number | null
  readonly x: string
  readonly y: string
}

/** Customers with their group and two measures: kept, since each question reads all of them. */
export const placesOfCustomers = ({ asOf, versionId, groupIndex, x, y }: PlacesQuery): Sql => sql`
  SELECT s.customer_key, m.group_index, CAST(s.${identifier(x)} AS DOUBLE) AS x, CAST(s.${identifier(y)} AS DOUBLE) AS y
  FROM (${measuresOn([x, y], { asOf })}) AS s
  JOIN current_memberships AS m ON m.customer_key = s.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE)
    AND (${groupIndex === null} OR m.group_index = ${groupIndex ?? -1})`

/** How many have both measures, and the ends between which all but 1 % at either side lie. */
export const endsOfPlaces: Sql = sql`
  SELECT count(*) FILTER (x IS NOT NULL AND y IS NOT NULL) AS customers,
         count(*) FILTER (x IS NULL OR y IS NULL) AS unknown,
         quantile_disc(x, [0.01, 0.99]) FILTER (y IS NOT NULL) AS x, quantile_disc(y, [0.01, 0.99]) FILTER (x IS NOT NULL) AS y
  FROM placed_by_two`

const ends = z.tuple([z.number(), z.number()]).nullable()
const endsRow = z.object({ customers: z.number(), unknown: z.number(), x: ends, y: ends })

const step = (value: Sql, { from, to, steps }: GridSpan): Sql =>
  sql`CAST(least(greatest(floor((${value} - ${from}) * ${steps} / ${to - from}), 0), ${steps - 1}) AS INTEGER)`

/** Customers of each field of a grid; who lies beyond counts at the edge. */
export const densityCells = (x: GridSpan, y: GridSpan): Sql => sql`
  SELECT ${step(sql`x`, x)} AS x, ${step(sql`y`, y)} AS y, count(*) AS customers
  FROM placed_by_two WHERE x IS NOT NULL AND y IS NOT NULL GROUP BY ALL ORDER BY ALL`

const cellRow = z.object({ x: z.number(), y: z.number(), customers: z.number() })

export const pointsOfPlaces: Sql = sql`
  SELECT c.customer_id AS "customerId", c.name, p.group_index AS "group", p.x, p.y
  FROM placed_by_two AS p JOIN customers AS c USING (customer_key)
  WHERE p.x IS NOT NULL AND p.y IS NOT NULL ORDER BY c.customer_id`

const pointRow = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  group: z.number(),
  x: z.number(),
  y: z.number(),
})

const numeric = measures.filter(isNumeric)

/** @throws EngineError measure.not-found, of one that is no number too */
function measureNamed(name: string) {
  const found = numeric.find((one) => one.name === name)
  if (!found) throw new EngineError('measure.not-found', { measure: name, measures: numeric.map((one) => one.name) })
  return { name: found.name, title: found.title, unit: found.unit }
}

const spanOf = (found: z.infer<typeof ends>): GridSpan | null => found && gridSpan(...found)

async function densityOf(database: Database) {
  const { customers, unknown, ...found } = await database.row(endsOfPlaces, endsRow)
  const [x, y] = [spanOf(found.x), spanOf(found.y)]
  const cells = x && y ? await database.rows(densityCells(x, y), cellRow) : []
  const points = customers <= MOST_POINTS ? await database.rows(pointsOfPlaces, pointRow) : null
  return { customers, unknown, spans: { x, y }, cells, points }
}

/**
 * How customers lie by two measures: counted in the fields of a grid, and each by itself where they are few.
 * @throws EngineError measure.not-found, portfolio.not-found, group.not-found, and what publishedDate throws
 */
export const customerDensity = (workspace: Workspace, request: DensityRequest): Promise<CustomerDensity> =>
  workspace.read(async (database) => {
    const sides = { x: measureNamed(request.x), y: measureNamed(request.y) }
    const asOf = await publishedDate(database, request.asOf)
    const portfolio = await currentPortfolio(database, request.portfolioId)
    const { versionId, definition } = portfolio
    const groupIndex = request.group === undefined ? null : groupIndexOf(portfolio, request.group)
    const places = placesOfCustomers({ asOf, versionId, groupIndex, x: request.x, y: request.y })
    await database.execute(sql`CREATE TEMP TABLE placed_by_two AS ${places}`)
    const { spans, ...counted } = await densityOf(database)
    const groups = allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))
    return {
      asOf,
      ...counted,
      groups,
      x: { measure: sides.x, span: spans.x },
      y: { measure: sides.y, span: spans.y },
    }
  })
