import { type Settings, settings as schema } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from './workspace.ts'

const defaults: Settings = {
  companyName: 'My company',
  currency: 'USD',
  marginRate: 1,
  discountRate: 0.1,
  reportAfterRefresh: null,
  refreshSchedule: null,
}

const settingRow = z.object({ name: z.string(), value: z.string() })

export async function settingsOf(database: Database): Promise<Settings> {
  const rows = await database.rows(sql`SELECT name, value FROM settings`, settingRow)
  return schema.parse({ ...defaults, ...Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])) })
}

export const readSettings = (workspace: Workspace): Promise<Settings> => workspace.read(settingsOf)

/** Changes some settings; those left out keep their value. */
export function updateSettings(workspace: Workspace, patch: Partial<Settings>): Promise<Settings> {
  return workspace.write(async (database) => {
    for (const [name, value] of Object.entries(patch)) {
      await database.execute(sql`DELETE FROM settings WHERE name = ${name}`)
      await database.execute(sql`INSERT INTO settings VALUES (${name}, ${JSON.stringify(value)})`)
    }
    return settingsOf(database)
  })
}
