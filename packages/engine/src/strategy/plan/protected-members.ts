import type { protectedMember } from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { flagsInForce } from '../significance.ts'
import type { GroupAtDate } from './needs-fit.ts'

/** Members of a group with a flag of significance in force on a day. */
export const flaggedMembers = ({ versionId, groupIndex, asOf }: GroupAtDate): Sql => sql`
  SELECT c.customer_id AS "customerId", c.name, list(DISTINCT f.kind ORDER BY f.kind) AS kinds
  FROM current_memberships AS m JOIN (${flagsInForce(asOf)}) AS f USING (customer_key) JOIN customers AS c USING (customer_key)
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND m.group_index = ${groupIndex}
  GROUP BY c.customer_id, c.name ORDER BY c.customer_id`

const memberRow = z.object({ customerId: z.string(), name: z.string().nullable(), kinds: z.array(z.string()) })

/** Whom nobody gives up, whatever the group's strategy. */
export const protectedMembers = (database: Database, at: GroupAtDate): Promise<z.infer<typeof protectedMember>[]> =>
  database.rows(flaggedMembers(at), memberRow)
