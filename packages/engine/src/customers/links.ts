import {
  type AccountLink,
  type AccountNetwork,
  type LinkEnd,
  linkKind,
  type NewLink,
} from '@sabad/contract/schemas/links'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { allGroups } from '../portfolio/cells.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface NetworkAt {
  readonly customerId: string
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

interface LinksQuery {
  readonly versionId: number
  readonly asOf: string
}

/** Links with whether they hold on a day. */
const linksOn = (asOf: string): Sql => sql`
  SELECT l.*, e.ended_on, e.ended_by, e.reason,
         l.since <= CAST(${asOf} AS DATE) AND coalesce(e.ended_on > CAST(${asOf} AS DATE), TRUE) AS holds
  FROM account_links AS l LEFT JOIN account_link_ends AS e USING (link_id)`

/** Who an account is as of a date: its name, group and revenue. */
const accountsOn = ({ versionId, asOf }: LinksQuery): Sql => sql`
  SELECT c.customer_key, c.customer_id, c.name, m.group_index, s.revenue_12m
  FROM customers AS c
  LEFT JOIN (SELECT * FROM current_memberships WHERE version_id = ${versionId} AND as_of = CAST(${asOf} AS DATE)) AS m USING (customer_key)
  LEFT JOIN (SELECT customer_key, revenue_12m FROM snapshot WHERE as_of = CAST(${asOf} AS DATE)) AS s USING (customer_key)`

/** The links of an account, the newest first. */
export const linksOfAccount = (customerKey: number, at: LinksQuery): Sql => sql`
  WITH links AS (SELECT * FROM (${linksOn(at.asOf)}) WHERE from_key = ${customerKey} OR to_key = ${customerKey}),
  accounts AS (SELECT * FROM (${accountsOn(at)}) WHERE customer_key IN (SELECT from_key FROM links UNION SELECT to_key FROM links))
  SELECT l.link_id AS "linkId", l.kind, l.since, l.source, l.note, l.ended_on AS "endedOn", l.ended_by AS "endedBy", l.reason, l.holds,
         f.customer_id AS "fromId", f.name AS "fromName", f.group_index AS "fromGroup", f.revenue_12m AS "fromRevenue",
         t.customer_id AS "toId", t.name AS "toName", t.group_index AS "toGroup", t.revenue_12m AS "toRevenue"
  FROM links AS l JOIN accounts AS f ON f.customer_key = l.from_key JOIN accounts AS t ON t.customer_key = l.to_key
  ORDER BY l.since DESC, l.link_id DESC`

/** Accounts that hang together with one over links that hold: competitors do not. */
export const reachOfAccount = (customerKey: number, { asOf }: LinksQuery): Sql => sql`
  WITH RECURSIVE links AS (
    SELECT from_key, to_key FROM (${linksOn(asOf)}) WHERE holds AND kind <> 'competes'
    UNION SELECT to_key, from_key FROM (${linksOn(asOf)}) WHERE holds AND kind <> 'competes'
  ), reached AS (
    SELECT CAST(${customerKey} AS INTEGER) AS customer_key
    UNION SELECT l.to_key FROM reached AS r JOIN links AS l ON l.from_key = r.customer_key
  )
  SELECT count(*) - 1 AS accounts, coalesce(sum(s.revenue_12m), 0) AS "revenue12m"
  FROM reached LEFT JOIN (SELECT customer_key, revenue_12m FROM snapshot WHERE as_of = CAST(${asOf} AS DATE)) AS s USING (customer_key)`

const linkRow = z.object({
  linkId: z.number(),
  kind: linkKind,
  since: z.string(),
  source: z.string(),
  note: z.string().nullable(),
  endedOn: z.string().nullable(),
  endedBy: z.string().nullable(),
  reason: z.string().nullable(),
  holds: z.boolean(),
  fromId: z.string(),
  fromName: z.string().nullable(),
  fromGroup: z.number().nullable(),
  fromRevenue: z.number().nullable(),
  toId: z.string(),
  toName: z.string().nullable(),
  toGroup: z.number().nullable(),
  toRevenue: z.number().nullable(),
})

const reachRow = z.object({ accounts: z.number(), revenue12m: z.number() })

function linkOf(row: z.infer<typeof linkRow>, { definition }: StoredPortfolio): AccountLink {
  const titles = allGroups(definition)
  const titleOf = (index: number | null) => (index === null ? null : (titles[index]?.title ?? null))
  const { linkId, kind, since, source, note, holds, endedOn } = row
  return {
    ...{ linkId, kind, since, source, note, holds },
    from: {
      customerId: row.fromId,
      name: row.fromName,
      group: titleOf(row.fromGroup),
      revenue12m: row.fromRevenue,
    },
    to: { customerId: row.toId, name: row.toName, group: titleOf(row.toGroup), revenue12m: row.toRevenue },
    end: endedOn === null ? null : { on: endedOn, by: row.endedBy ?? '', reason: row.reason ?? '' },
  }
}

const keyRow = z.object({ key: z.number() })

/** @throws EngineError customer.not-found */
async function keyOf(database: Database, customerId: string, asOf: string): Promise<number> {
  const [row] = await database.rows(
    sql`SELECT customer_key AS key FROM customers WHERE customer_id = ${customerId}`,
    keyRow,
  )
  if (!row) throw new EngineError('customer.not-found', { customerId, asOf })
  return row.key
}

async function network(
  database: Database,
  { customerId, portfolioId, asOf: asked }: NetworkAt,
): Promise<AccountNetwork> {
  const asOf = await publishedDate(database, asked)
  const portfolio = await currentPortfolio(database, portfolioId)
  const key = await keyOf(database, customerId, asOf)
  const at = { versionId: portfolio.versionId, asOf }
  const rows = await database.rows(linksOfAccount(key, at), linkRow)
  const reach = await database.row(reachOfAccount(key, at), reachRow)
  return { customerId, asOf, links: rows.map((row) => linkOf(row, portfolio)), reach }
}

/**
 * The network of an account as of a published date.
 * @throws EngineError customer.not-found, portfolio.not-found, refresh.none or movement.date-not-computed
 */
export const accountNetwork = (workspace: Workspace, at: NetworkAt): Promise<AccountNetwork> =>
  workspace.read((database) => network(database, at))

const thisDay = (): string => new Date().toISOString().slice(0, 10)

/** @throws EngineError link.self, and what {@link accountNetwork} throws */
export const addLink = (workspace: Workspace, { toId, kind, since, source, note, ...at }: NetworkAt & NewLink) =>
  workspace.write(async (database): Promise<AccountNetwork> => {
    const asOf = await publishedDate(database, at.asOf)
    if (toId === at.customerId) throw new EngineError('link.self', { customerId: toId })
    const [from, to] = [await keyOf(database, at.customerId, asOf), await keyOf(database, toId, asOf)]
    await database.execute(sql`INSERT INTO account_links SELECT nextval('account_link_ids'), ${from}, ${to}, ${kind},
      CAST(${since ?? thisDay()} AS DATE), ${source}, ${note ?? null}, current_timestamp, NULL`)
    return network(database, at)
  })

/** @throws EngineError link.not-found, link.ended, link.end-before-start, and what {@link accountNetwork} throws */
export const endLink = (
  workspace: Workspace,
  { linkId, by, reason, on = thisDay(), ...at }: NetworkAt & LinkEnd & { readonly linkId: number },
) =>
  workspace.write(async (database): Promise<AccountNetwork> => {
    const { links } = await network(database, at)
    const link = links.find((one) => one.linkId === linkId)
    if (!link) throw new EngineError('link.not-found', { customerId: at.customerId, linkId })
    if (link.end) throw new EngineError('link.ended', { linkId, on: link.end.on })
    if (on < link.since) throw new EngineError('link.end-before-start', { since: link.since, on })
    await database.execute(sql`INSERT INTO account_link_ends VALUES (${linkId}, CAST(${on} AS DATE), ${by}, ${reason},
      current_timestamp)`)
    return network(database, at)
  })
