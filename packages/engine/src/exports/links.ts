import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'

const columns = ['customer_id', 'other_id', 'kind', 'since', 'ended_on', 'end_reason', 'source', 'note']

/** Every link that was ever noted, in the columns by which a file of links is imported, in no order. */
export const allLinks = (): Sql => sql`
  SELECT one.customer_id, other.customer_id AS other_id, l.kind, l.since, e.ended_on, e.reason AS end_reason, l.source, l.note
  FROM account_links AS l LEFT JOIN account_link_ends AS e USING (link_id)
  JOIN customers AS one ON one.customer_key = l.from_key JOIN customers AS other ON other.customer_key = l.to_key`

/** Links between accounts: they belong to no portfolio and to no date. */
export const linksTable = async (_: Workspace): Promise<ExportTable> => ({ columns, query: allLinks() })
