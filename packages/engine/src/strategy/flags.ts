import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type { CustomerFlags, FlagList } from '@sabad/contract/schemas/significance'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { flagCandidates } from './candidates.ts'
import { recommendation } from './recommendation.ts'
import { type FlagQuery, readFlags } from './significance.ts'

export type FlagListQuery = Omit<FlagQuery, 'customerId' | 'asOf'> & { readonly asOf?: string | undefined }

/** All flags as of a published date, and whom the data suggest. */
export const listFlags = (workspace: Workspace, query: FlagListQuery): Promise<FlagList> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, query.asOf)
    return {
      asOf,
      flags: await readFlags(database, { ...query, asOf }),
      candidates: await flagCandidates(database, asOf),
    }
  })

/** The strategy that a definition recommends for one of its groups; null where it recommends none. */
const strategyOfGroup = ({ definition: { groups, rest } }: StoredPortfolio, index: number): StrategyKind | null =>
  (groups[index] ?? rest).strategy?.kind ?? null

const membershipRow = z.object({ group: z.number() })

interface Member {
  readonly customerId: string
  readonly asOf: string
}

/** @throws EngineError customer.not-found */
async function groupOf(database: Database, { versionId }: StoredPortfolio, member: Member): Promise<number> {
  const { customerId, asOf } = member
  const [row] = await database.rows(
    sql`SELECT m.group_index AS "group" FROM current_memberships AS m JOIN customers AS c USING (customer_key)
        WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND c.customer_id = ${customerId}`,
    membershipRow,
  )
  if (!row) throw new EngineError('customer.not-found', { customerId, asOf })
  return row.group
}

export interface FlagsAt {
  readonly customerId: string
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

/** The flags of one customer, newest first, whether the data suggest others, and what to do for the customer. */
export const flagsOfCustomer = (workspace: Workspace, at: FlagsAt): Promise<CustomerFlags> =>
  workspace.read(async (database) => {
    const { customerId } = at
    const asOf = await publishedDate(database, at.asOf)
    const portfolio = await currentPortfolio(database, at.portfolioId)
    const strategy = strategyOfGroup(portfolio, await groupOf(database, portfolio, { customerId, asOf }))
    const flags = await readFlags(database, { asOf, customerId })
    const candidates = await flagCandidates(database, asOf)
    return {
      customerId,
      asOf,
      flags: flags.sort((a, b) => b.flagId - a.flagId),
      candidates: candidates.filter((candidate) => candidate.customerId === customerId),
      recommendation: strategy && recommendation(strategy, flags),
    }
  })
