import type { KpiSeries, KpiValue, KpiValues } from '@sabad/contract/schemas/kpi'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate, publishedDates } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { registeredKpis } from './registry.ts'

export interface KpiScope {
  /** Left out: only the whole base. */
  readonly portfolioId?: string | undefined
  /** Name of one group; left out, all groups. */
  readonly group?: string | undefined
}

interface StoredQuery {
  readonly versionId: number | null
  readonly group: number | null
  /** Null: every published date. */
  readonly asOf: string | null
  readonly kpi: string | null
}

/** Figures of the base and of a version's groups, of one or all dates. */
export const storedValues = ({ versionId, group, asOf, kpi }: StoredQuery): Sql => sql`
  SELECT v.kpi, v.definition_version AS "definitionVersion", v.as_of AS "asOf", v.group_index AS "group", v.value, v.lower,
         v.upper, v.numerator, v.denominator, v.basis, CAST(v.missing AS VARCHAR) AS missing
  FROM kpi_values AS v JOIN current_publications AS p ON p.run_id = v.run_id AND p.as_of = v.as_of
  WHERE (v.version_id IS NULL OR (v.version_id = ${versionId} AND (${group} IS NULL OR v.group_index = ${group})))
    AND (${asOf} IS NULL OR v.as_of = CAST(${asOf} AS DATE)) AND (${kpi} IS NULL OR v.kpi = ${kpi})
  ORDER BY v.as_of, v.group_index NULLS FIRST, v.kpi`

const valueRow = z.object({
  kpi: z.string(),
  definitionVersion: z.number(),
  asOf: z.string(),
  group: z.number().nullable(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  basis: z.string().nullable(),
  missing: z.string().nullable(),
})

const missingNotice = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })

const places = new Map(
  registeredKpis.map(({ name, definitionVersion }, place) => [`${name} ${definitionVersion}`, place]),
)
const placeOf = ({ kpi, definitionVersion }: KpiValue) => places.get(`${kpi} ${definitionVersion}`) ?? -1

/** In the order of dates, groups and the registry; figures of another definition than today's are left out. */
async function valuesOf(database: Database, query: StoredQuery): Promise<KpiValue[]> {
  const rows = await database.rows(storedValues(query), valueRow)
  const values = rows.map(
    (row): KpiValue => ({
      ...row,
      missing: row.missing === null ? null : missingNotice.parse(JSON.parse(row.missing)),
    }),
  )
  return values
    .filter((value) => placeOf(value) >= 0)
    .sort((a, b) => a.asOf.localeCompare(b.asOf) || (a.group ?? -1) - (b.group ?? -1) || placeOf(a) - placeOf(b))
}

async function scoped(database: Database, { portfolioId, group }: KpiScope) {
  const { currency } = await settingsOf(database)
  if (portfolioId === undefined) return { portfolioId: null, groups: [], currency, versionId: null, group: null }
  const portfolio = await currentPortfolio(database, portfolioId)
  const index = group === undefined ? null : groupIndexOf(portfolio, group)
  const groups = groupsOf(portfolio).filter((one) => index === null || one.index === index)
  return { portfolioId, groups, currency, versionId: portfolio.versionId, group: index }
}

const groupsOf = ({ definition }: StoredPortfolio) =>
  allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))

/**
 * Every figure of the base and, where a portfolio is named, of its groups, as of a published date.
 * @throws EngineError refresh.none, movement.date-not-computed, portfolio.not-found or group.not-found
 */
export const kpiValues = (
  workspace: Workspace,
  { asOf, ...scope }: KpiScope & { readonly asOf?: string | undefined },
): Promise<KpiValues> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const { versionId, group, ...answer } = await scoped(database, scope)
    return { asOf: date, ...answer, values: await valuesOf(database, { versionId, group, asOf: date, kpi: null }) }
  })

/**
 * Figures at every published date, oldest first; one of them, or (left out) all.
 * @throws EngineError kpi.not-found, refresh.none, portfolio.not-found or group.not-found
 */
export const kpiSeries = (
  workspace: Workspace,
  { kpi, ...scope }: KpiScope & { readonly kpi?: string | undefined },
): Promise<KpiSeries> =>
  workspace.read(async (database) => {
    const kpis = registeredKpis.map(({ name }) => name)
    if (kpi !== undefined && !kpis.includes(kpi)) throw new EngineError('kpi.not-found', { kpi, kpis })
    const asOfDates = (await publishedDates(database)).reverse()
    if (asOfDates.length === 0) throw new EngineError('refresh.none')
    const { versionId, group, ...answer } = await scoped(database, scope)
    return {
      ...answer,
      asOfDates,
      values: await valuesOf(database, { versionId, group, asOf: null, kpi: kpi ?? null }),
    }
  })
