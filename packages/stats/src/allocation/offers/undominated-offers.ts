import { type Offers, rowStarts } from './offers.ts'

/**
 * The steps up the efficient offers of each customer: taking step after step, a customer moves from nothing to dearer
 * offers with ever less value per unit of cost. Columns of one length, steps of a customer together and in order.
 */
export interface OfferSteps {
  readonly customer: Uint32Array
  /** The offer that the step arrives at. */
  readonly row: Uint32Array
  /** Added value ÷ added cost, falling within a customer. */
  readonly efficiency: Float64Array
  readonly addedCost: Float64Array
  /** For each customer the best offer that costs nothing, −1 when that is no offer. */
  readonly free: Int32Array
}

/**
 * Removes offers that are dominated (another is worth at least as much and costs no more) or LP-dominated (below the
 * upper convex hull of cost and value): with a budget alone, no optimum of the relaxation uses them (Sinha & Zoltners
 * 1979, Operations Research 27(3), 503-515).
 */
export function undominatedSteps(offers: Offers, customers: number): OfferSteps {
  const starts = rowStarts(offers, customers)
  const steps = emptySteps(offers.value.length, customers)
  let count = 0
  for (let customer = 0; customer < customers; customer++) {
    const hull = efficientRows(offers, rowsByCost(offers, starts[customer], starts[customer + 1]))
    steps.free[customer] = hull[0]
    for (let k = 1; k < hull.length; k++) {
      steps.customer[count] = customer
      steps.row[count] = hull[k]
      steps.addedCost[count] = costAt(offers, hull[k]) - costAt(offers, hull[k - 1])
      steps.efficiency[count++] = efficiency(offers, hull[k - 1], hull[k])
    }
  }
  return cutTo(steps, count)
}

/** Value of a row; no offer (−1) is worth nothing. */
export function valueAt({ value }: Offers, row: number): number {
  return row < 0 ? 0 : value[row]
}

/** Cost of a row; no offer (−1) costs nothing. */
export function costAt({ cost }: Offers, row: number): number {
  return row < 0 ? 0 : cost[row]
}

function efficiency(offers: Offers, from: number, to: number): number {
  return (valueAt(offers, to) - valueAt(offers, from)) / (costAt(offers, to) - costAt(offers, from))
}

/** The hull's rows from the best free one (or −1) upwards. */
function efficientRows(offers: Offers, sorted: readonly number[]): number[] {
  const hull = [-1]
  for (const row of sorted) {
    if (offers.value[row] <= valueAt(offers, hull[hull.length - 1])) continue
    if (offers.cost[row] === costAt(offers, hull[hull.length - 1])) hull.pop()
    while (hull.length > 1 && isBelow(offers, hull, row)) hull.pop()
    hull.push(row)
  }
  return hull
}

/** Whether the last hull row lies on or below the line from the one before it to the new row. */
function isBelow(offers: Offers, hull: readonly number[], row: number): boolean {
  const last = hull[hull.length - 1]
  return efficiency(offers, last, row) >= efficiency(offers, hull[hull.length - 2], last)
}

/** Rows of a customer by cost; insertion sort, because they are few and there are a million customers. */
function rowsByCost({ cost }: Offers, start: number, end: number): number[] {
  const rows: number[] = []
  for (let row = start; row < end; row++) {
    let at = rows.length
    while (at > 0 && cost[rows[at - 1]] > cost[row]) {
      rows[at] = rows[at - 1]
      at--
    }
    rows[at] = row
  }
  return rows
}

function emptySteps(rows: number, customers: number): OfferSteps {
  return {
    customer: new Uint32Array(rows),
    row: new Uint32Array(rows),
    efficiency: new Float64Array(rows),
    addedCost: new Float64Array(rows),
    free: new Int32Array(customers),
  }
}

function cutTo({ customer, row, efficiency: gains, addedCost, free }: OfferSteps, count: number): OfferSteps {
  return {
    customer: customer.subarray(0, count),
    row: row.subarray(0, count),
    efficiency: gains.subarray(0, count),
    addedCost: addedCost.subarray(0, count),
    free,
  }
}
