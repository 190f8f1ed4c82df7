import type { Progress } from '../../runs/progress.ts'
import type { Database } from '../../sql/database.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from '../request.ts'

/** What a loader works with. */
export interface Load {
  readonly database: Database
  readonly plan: Plan
  readonly asked: Asked
  /** The rows that can be used, with their fields. */
  readonly accepted: Sql
  readonly importId: number
  readonly progress: Progress
}

/** What a loader did. */
export interface Loaded {
  /** Rows of earlier imports, and earlier rows of this file, that gave way to a row with the same key. */
  readonly replaced: number
  /** How many of those were in this file. */
  readonly duplicates: number
  /** First day whose facts changed. */
  readonly earliestOn: string | null
  readonly matchRate: number | null
  /** First days of the months whose facts changed; empty where the facts are not dated. */
  readonly months: readonly string[]
}
