import { sales } from '../snapshot/sales.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type ContactsQuery, lastOf, placedContacts } from './placed-contacts.ts'

export interface FiguresQuery extends ContactsQuery {
  /** Days from that of the contact on in which discounts count. */
  readonly windowDays: number
  /** Where no sale has a discount, sales are not looked at. */
  readonly isDiscountKnown: boolean
}

/** Discounts that were given to each contact's customer within the window. */
const discounts = (query: FiguresQuery): Sql => sql`discounted AS (
    SELECT customer_key, day, discount FROM (${sales}) WHERE discount <> 0 AND day <= CAST(${lastOf(query)} AS DATE)
  ), given AS (
    SELECT p.contact_id, sum(d.discount) AS discount
    FROM placed_contacts AS p JOIN discounted AS d ON d.customer_key = p.customer_key
      AND d.day >= p.contacted_on AND d.day < p.contacted_on + CAST(${query.windowDays} AS INTEGER)
    GROUP BY p.contact_id
  )`

const noDiscounts: Sql = sql`given AS (SELECT contact_id, 0.0 AS discount FROM placed_contacts WHERE FALSE)`

/**
 * Tables of a WITH whose last, `figures`, has of each contact what it brought and cost. What was paid is net of discount
 * already, and the margin is its usual share of that; but goods sold at a discount cost as much as at the full price,
 * so a discount of d still takes d (1 − margin rate): (paid + d) × rate − d = paid × rate − d (1 − rate).
 */
export const contactFigures = (query: FiguresQuery): Sql => sql`${placedContacts(query)}, ${
  query.isDiscountKnown ? discounts(query) : noDiscounts
}, figures AS (
    SELECT *, margin - contact_cost - discount_cost AS net
    FROM (SELECT p.*, coalesce(p."cost", 0) AS contact_cost, coalesce(g.discount, 0) AS discount,
                 coalesce(g.discount, 0) * (1 - p.margin_rate) AS discount_cost
          FROM placed_contacts AS p LEFT JOIN given AS g ON g.contact_id = p.contact_id)
  )`
