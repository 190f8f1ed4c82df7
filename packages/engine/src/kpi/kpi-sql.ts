import type { StatementsOfNumber } from '@sabad/contract/schemas/statements'
import { EngineError } from '../errors.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { writtenOut } from '../sql/written-out.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { sumsOfCells } from './customer-sums.ts'
import { registeredKpis } from './registry.ts'
import { kpiSources } from './sources.ts'
import { storedValues } from './values.ts'

interface KpiAt {
  readonly kpi: string
  /** Left out: only the whole base. */
  readonly portfolioId?: string | undefined
  readonly asOf?: string | undefined
}

/**
 * The queries behind a key figure: the published values, and the sums by group that its formula takes in.
 * @throws EngineError kpi.not-found, portfolio.not-found, refresh.none or movement.date-not-computed
 */
export const kpiSql = (workspace: Workspace, { kpi, portfolioId, asOf }: KpiAt): Promise<StatementsOfNumber> =>
  workspace.read(async (database) => {
    const kpis = registeredKpis.map(({ name }) => name)
    if (!kpis.includes(kpi)) throw new EngineError('kpi.not-found', { kpi, kpis })
    const publication = publicationOf(await currentPublications(database), asOf)
    const versionId = portfolioId === undefined ? null : (await currentPortfolio(database, portfolioId)).versionId
    const versionIds = versionId === null ? [] : [versionId]
    const sums = sumsOfCells({ publication, versionIds, sources: await kpiSources(database) })
    return {
      asOf: publication.asOf,
      statements: [
        { role: 'read', sql: writtenOut(storedValues({ versionId, group: null, asOf: publication.asOf, kpi })) },
        { role: 'compute', sql: writtenOut(sums) },
      ],
    }
  })
