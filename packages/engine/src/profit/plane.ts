import {
  type PlacedCustomer,
  type PlaneCustomers,
  type PlaneQuadrant,
  type ProfitPlane,
  planeQuadrant,
  planeSide,
} from '@sabad/contract/schemas/profit'
import { z } from 'zod'
import { costToServe, netPrice, netRevenue } from '../costing/profits.ts'
import { named } from '../customers/named.ts'
import { publishedUntil } from '../movement/dates.ts'
import type { Publication } from '../portfolio/published.ts'
import { answerOnce } from '../portfolio/rows-once.ts'
import { weightedQuantileCuts } from '../portfolio/tiers/bands.ts'
import type { Database } from '../sql/database.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type GridSpan, gridSpan } from './grid-span.ts'

const profitsOfRun = ({ runId, asOf }: Publication): Sql =>
  sql`SELECT * FROM customer_profits WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`

/**
 * Customers with a place: price, cost and revenue. Who sent back all that was bought has neither. Kept for the other
 * questions: they read three columns in place of fifteen.
 */
export const placedCustomers = (publication: Publication): Sql => sql`
  SELECT customer_key, ${netPrice} AS price, (${costToServe}) / (${netRevenue}) AS cost,
         ${netRevenue} AS revenue
  FROM (${profitsOfRun(publication)}) WHERE list_revenue > 0 AND ${netRevenue} > 0`

/** How many have a place, and how many bought and have none. */
export const placedCounts = (publication: Publication): Sql => sql`
  SELECT count(*) FILTER (list_revenue > 0 AND ${netRevenue} > 0) AS customers,
         count(*) FILTER (list_revenue > 0 AND ${netRevenue} <= 0) AS unplaced
  FROM (${profitsOfRun(publication)})`

type Side = 'price' | 'cost'

type Spans = Readonly<Record<Side, GridSpan>>

interface Cuts {
  readonly price: number
  readonly cost: number
}

/** Price as its measure has it (`net_price_12m`): rounded up, so that all who pay one price stay on one side of a cut. */
const sides = { price: sql`ceil(price * 10000) / 10000`, cost: sql`cost` }

/**
 * The ends between which all but 1 % of the revenue at either side lies, and the volume-weighted median. A portfolio whose
 * tiers are cut at the medians of `net_price_12m` and `cost_to_serve_ratio` draws the same lines.
 */
export const cutsOfSide = (side: Side): Sql =>
  weightedQuantileCuts(
    {
      value: sql`value`,
      customers: sql`SELECT ${sides[side]} AS value, revenue, 1 AS purchase_days FROM placed_customers`,
    },
    [0.01, 0.5, 0.99],
    sql`revenue`,
  )

const cutsRow = z.object({ cuts: z.tuple([z.number(), z.number(), z.number()]) })

const quadrantNamed = (quadrant: PlaneQuadrant) => quadrant

/** As a portfolio cuts: high is strictly above (domain 1.6 c). */
const quadrantSql = ({ price, cost }: Cuts): Sql => sql`CASE
    WHEN price > ${price} THEN CASE WHEN cost > ${cost} THEN ${quadrantNamed('carriage-trade')} ELSE ${quadrantNamed('passive')} END
    ELSE CASE WHEN cost > ${cost} THEN ${quadrantNamed('aggressive')} ELSE ${quadrantNamed('bargain-basement')} END END`

const stepSql = (value: Sql, { from, to, steps }: GridSpan): Sql =>
  sql`CAST(least(greatest(floor((${value} - ${from}) * ${steps} / ${to - from}), 0), ${steps - 1}) AS INTEGER)`

/** Customers and revenue of each cell of a grid; what lies beyond counts at the edge. */
export const gridOfPlane = (spans: Spans): Sql => sql`
  SELECT ${stepSql(sql`price`, spans.price)} AS "priceStep", ${stepSql(sql`cost`, spans.cost)} AS "costStep",
         count(*) AS customers, sum(revenue) AS revenue
  FROM placed_customers GROUP BY ALL ORDER BY ALL`

const cellRow = z.object({
  priceStep: z.number(),
  costStep: z.number(),
  customers: z.number(),
  revenue: z.number(),
})

/** Each quadrant and (NULL) all of them: `list` is what their revenue would be at list price. */
export const quadrantsOfPlane = (cuts: Cuts): Sql => sql`
  SELECT quadrant, count(*) AS customers, sum(revenue) AS revenue, sum(revenue * cost) AS cost, sum(revenue / price) AS list
  FROM (SELECT *, ${quadrantSql(cuts)} AS quadrant FROM placed_customers) GROUP BY GROUPING SETS ((quadrant), ())`

const quadrantRow = z.object({
  quadrant: planeQuadrant.nullable(),
  customers: z.number(),
  revenue: z.number(),
  cost: z.number(),
  list: z.number(),
})
type QuadrantRow = z.infer<typeof quadrantRow>

/** What is left of a unit of list price after price and service: price × (1 − cost) of all of them together. */
const leftOf = ({ revenue, cost, list }: QuadrantRow): number => (revenue - cost) / list

/** A part of the plane: a quadrant, or steps of the grid; left out, no end. */
export interface PartOfPlane {
  readonly quadrant?: PlaneQuadrant | undefined
  readonly priceStep?: number | undefined
  readonly costStep?: number | undefined
}

/** By the grid's own arithmetic: whoever counts in a cell is listed there, those on its border too. */
function conditions({ quadrant, priceStep, costStep }: PartOfPlane, spans: Spans): Sql {
  const all = [
    ...(quadrant === undefined ? [] : [sql`quadrant = ${quadrant}`]),
    ...(priceStep === undefined ? [] : [sql`${stepSql(sql`price`, spans.price)} = ${priceStep}`]),
    ...(costStep === undefined ? [] : [sql`${stepSql(sql`cost`, spans.cost)} = ${costStep}`]),
  ]
  return all.length === 0 ? sql`TRUE` : join(all, ' AND ')
}

interface PartQuery {
  readonly publication: Publication
  readonly cuts: Cuts
  readonly spans: Spans
  readonly part: PartOfPlane
}

interface LargestQuery extends PartQuery {
  readonly most: number
}

/** The customers with most revenue in a part of the plane. */
export const largestOfPlane = ({ publication, cuts, spans, part, most }: LargestQuery): Sql => sql`
  SELECT customer_key AS "customerKey", price, cost, revenue, quadrant
  FROM (SELECT *, ${quadrantSql(cuts)} AS quadrant FROM (${placedCustomers(publication)})) WHERE ${conditions(part, spans)}
  ORDER BY revenue DESC, customer_key LIMIT ${most}`

/** How many customers are in a part of the plane. */
export const countOfPlane = ({ publication, cuts, spans, part }: PartQuery): Sql => sql`
  SELECT count(*) AS customers
  FROM (SELECT *, ${quadrantSql(cuts)} AS quadrant FROM (${placedCustomers(publication)})) WHERE ${conditions(part, spans)}`

const countRow = z.object({ customers: z.number() })

const largestRow = z.object({
  customerKey: z.number(),
  price: z.number(),
  cost: z.number(),
  revenue: z.number(),
  quadrant: planeQuadrant,
})

const countsRow = z.object({ customers: z.number(), unplaced: z.number() })
const alikeRow = z.object({ alike: planeSide.nullable() })

/** Where everybody pays the same price, as where no discount is recorded, none is low or high. */
const alikeSide: Sql = sql`
  SELECT CASE WHEN min(${sides.price}) = max(${sides.price}) THEN 'price' WHEN min(cost) = max(cost) THEN 'cost' END AS alike
  FROM placed_customers`

const side = z.object({ from: z.number(), to: z.number(), steps: z.number() })

/** Where the placed customers lie: cuts, reach, totals and cells. */
const lying = z.object({
  cuts: z.object({ price: z.number(), cost: z.number() }),
  spans: z.object({ price: side, cost: side }),
  base: quadrantRow,
  rows: z.array(quadrantRow),
  cells: z.array(cellRow),
})
type Lie = z.infer<typeof lying>

/** Nothing of where they lie where nobody has a place, or all the same on a side. */
const placing = z.object({ placed: countsRow.extend(alikeRow.shape), lie: lying.nullable() })
type Placing = z.infer<typeof placing>

async function lieOf(database: Database): Promise<Lie | null> {
  const [price] = await database.rows(cutsOfSide('price'), cutsRow)
  const [cost] = await database.rows(cutsOfSide('cost'), cutsRow)
  if (!price || !cost) return null
  const cuts = { price: price.cuts[1], cost: cost.cuts[1] }
  const rows = await database.rows(quadrantsOfPlane(cuts), quadrantRow)
  const base = rows.find(({ quadrant }) => quadrant === null)
  if (!base) return null
  const spans = { price: gridSpan(price.cuts[0], price.cuts[2]), cost: gridSpan(cost.cuts[0], cost.cuts[2]) }
  return { cuts, spans, base, rows, cells: await database.rows(gridOfPlane(spans), cellRow) }
}

async function place(database: Database, publication: Publication): Promise<Placing> {
  await database.execute(sql`CREATE TEMP TABLE placed_customers AS ${placedCustomers(publication)}`)
  const placed = {
    ...(await database.row(placedCounts(publication), countsRow)),
    ...(await database.row(alikeSide, alikeRow)),
  }
  return { placed, lie: placed.alike === null ? await lieOf(database) : null }
}

const anySpan = gridSpan(0, 1)

/** All that is asked to place everyone, whatever the cuts turn out to be. */
const questionsOf = (publication: Publication): readonly Sql[] => [
  placedCustomers(publication),
  placedCounts(publication),
  alikeSide,
  cutsOfSide('price'),
  cutsOfSide('cost'),
  quadrantsOfPlane({ price: 0, cost: 0 }),
  gridOfPlane({ price: anySpan, cost: anySpan }),
]

const placingAt = (database: Database, publication: Publication): Promise<Placing> =>
  answerOnce(database, publication, {
    queries: questionsOf(publication),
    schema: placing,
    work: () => place(database, publication),
  })

interface PartAsked {
  readonly publication: Publication
  readonly lie: Lie
  readonly part: PartOfPlane
  readonly most: number
}

async function largestIn(database: Database, { lie, ...asked }: PartAsked): Promise<PlacedCustomer[]> {
  const query = largestOfPlane({ ...asked, cuts: lie.cuts, spans: lie.spans })
  const rows = await database.rows(query, largestRow)
  const left = leftOf(lie.base)
  return (await named(database, rows)).map((row) => ({ ...row, margin: row.price * (1 - row.cost) - left }))
}

const quadrantsOf = ({ rows, base }: Lie) =>
  planeQuadrant.options.map((quadrant) => {
    const found = rows.find((row) => row.quadrant === quadrant)
    if (!found) return { quadrant, customers: 0, revenue: 0, margin: null }
    return { quadrant, customers: found.customers, revenue: found.revenue, margin: leftOf(found) - leftOf(base) }
  })

const LARGEST = 60

/**
 * Net price × cost to serve: how customers lie, cut at the volume-weighted medians.
 * @throws EngineError refresh.none, movement.date-not-computed
 */
export const profitPlane = (workspace: Workspace, asOf: string | undefined): Promise<ProfitPlane> =>
  workspace.read(async (database) => {
    const { last: publication } = await publishedUntil(database, asOf)
    const { placed, lie } = await placingAt(database, publication)
    if (!lie) return { asOf: publication.asOf, ...placed, plane: null }
    const { cuts, spans, base, cells } = lie
    return {
      asOf: publication.asOf,
      ...placed,
      plane: {
        revenue: base.revenue,
        cuts,
        base: { price: base.revenue / base.list, cost: base.cost / base.revenue, left: leftOf(base) },
        ...spans,
        cells,
        quadrants: quadrantsOf(lie),
        largest: await largestIn(database, { publication, lie, part: {}, most: LARGEST }),
      },
    }
  })

export interface PlaneCustomersRequest extends PartOfPlane {
  readonly asOf?: string | undefined
  readonly limit: number
}

/**
 * The largest customers in a part of the plane.
 * @throws EngineError refresh.none, movement.date-not-computed
 */
export const planeCustomers = (
  workspace: Workspace,
  { asOf, limit, ...part }: PlaneCustomersRequest,
): Promise<PlaneCustomers> =>
  workspace.read(async (database) => {
    const { last: publication } = await publishedUntil(database, asOf)
    const { lie } = await placingAt(database, publication)
    if (!lie) return { asOf: publication.asOf, customers: 0, largest: [] }
    const asked = { publication, lie, part, most: limit }
    const query = countOfPlane({ ...asked, cuts: lie.cuts, spans: lie.spans })
    const { customers } = await database.row(query, countRow)
    return { asOf: publication.asOf, customers, largest: await largestIn(database, asked) }
  })
