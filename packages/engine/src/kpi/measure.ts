import type { PortfolioVersion } from '../portfolio/assign.ts'
import { allGroups } from '../portfolio/cells.ts'
import { currentPublications, type Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { settingsOf } from '../workspace/settings.ts'
import { windowOf } from './customer-sums.ts'
import { marketingCostsOf } from './marketing-costs.ts'
import type { KpiContext } from './outcome.ts'
import { registeredKpis } from './registry.ts'
import { type KpiSources, kpiSources } from './sources.ts'
import { type ComputedKpi, removeKpis, storedKpis, storeKpis } from './store.ts'
import { type DateSums, momentsOf, type Sums, sumsOfDate } from './sums.ts'
import { aYearBefore, yearOfMoves } from './year-of-moves.ts'

/** The figures that a publication lacks. */
interface KpiTask {
  readonly publication: Publication
  readonly before: Publication | null
  readonly ofBase: boolean
  readonly versions: readonly PortfolioVersion[]
}

/** What is to be computed, oldest date first: a date is compared with the figures of the one a year before. */
export async function missingKpis(database: Database, versions: readonly PortfolioVersion[]): Promise<KpiTask[]> {
  const publications = await currentPublications(database)
  const { isComplete } = await storedKpis(database)
  return publications
    .map((publication): KpiTask => {
      const before = aYearBefore(publication.asOf, publications)
      const lacks = (versionId: number | null) => !isComplete(versionId, publication, before !== null)
      return {
        publication,
        before,
        ofBase: lacks(null),
        versions: versions.filter(({ versionId }) => lacks(versionId)),
      }
    })
    .filter((task) => task.ofBase || task.versions.length > 0)
}

/** Cells of one pass at most: each is a row of sums that the engine holds, and that comes from it. */
const MOST_CELLS = 20_000
const MOST_VERSIONS = 6

interface Pass {
  readonly versions: readonly PortfolioVersion[]
  /** The groups of one version times those of the next; of groups that go together there are far fewer. */
  readonly cells: number
}

const groupsIn = ({ definition }: PortfolioVersion): number => allGroups(definition).length

const hasRoom = ({ versions, cells }: Pass, groups: number): boolean =>
  versions.length === 0 || (versions.length < MOST_VERSIONS && cells * groups <= MOST_CELLS)

/** Versions whose cells are told apart in one pass, in as few passes as it takes; without versions, one for the base. */
function passesOver(versions: readonly PortfolioVersion[]): readonly Pass[] {
  const passes: Pass[] = [{ versions: [], cells: 1 }]
  for (const version of [...versions].sort((one, other) => groupsIn(other) - groupsIn(one))) {
    const groups = groupsIn(version)
    const place = passes.findIndex((pass) => hasRoom(pass, groups))
    const { versions: there, cells } = passes[place] ?? { versions: [], cells: 1 }
    passes[place < 0 ? passes.length : place] = { versions: [...there, version], cells: cells * groups }
  }
  return passes
}

type Shared = Pick<KpiContext, 'discountRate' | 'marketing'>

const computed = (context: KpiContext, owner: Pick<ComputedKpi, 'versionId' | 'group'>): ComputedKpi[] =>
  registeredKpis.map(({ name, definitionVersion, compute }) => ({
    ...owner,
    kpi: name,
    definitionVersion,
    outcome: compute(context),
  }))

const baseKpis = (base: Sums, shared: Shared): ComputedKpi[] =>
  computed({ ...shared, sums: base, base, isBase: true, moves: null }, { versionId: null, group: null })

function meanValues(sums: readonly Sums[]): Map<number, number> {
  return new Map(
    sums.flatMap((one, group) => {
      const { n, sum } = momentsOf(one, 'clv')
      return n === 0 ? [] : [[group, sum / n] as const]
    }),
  )
}

interface OfVersion {
  readonly task: KpiTask
  readonly version: PortfolioVersion
  /** Of each group. */
  readonly groups: readonly Sums[]
  readonly base: Sums
  readonly shared: Shared
}

async function groupKpis(database: Database, { task, version, groups, base, shared }: OfVersion) {
  const { versionId } = version
  const { publication: now, before } = task
  const movesOf = await yearOfMoves(database, { versionId, before, now, meansNow: meanValues(groups) })
  return groups.flatMap((sums, group) =>
    computed({ ...shared, sums, base, isBase: false, moves: movesOf(group) }, { versionId, group }),
  )
}

const groupsOf = (sums: DateSums, place: number, { definition }: PortfolioVersion): Sums[] =>
  allGroups(definition).map(({ index }) => sums.group(place, index))

/** Every figure of a task: a pass over the customers of the date for each few versions. */
async function computeKpis(database: Database, task: KpiTask, sources: KpiSources): Promise<ComputedKpi[]> {
  const { publication, versions, ofBase } = task
  const { discountRate } = await settingsOf(database)
  const marketing = sources.costs ? await marketingCostsOf(database, windowOf(publication.asOf)) : null
  const shared = { discountRate, marketing }
  const rows: ComputedKpi[] = []
  for (const [pass, { versions: some }] of passesOver(versions).entries()) {
    const versionIds = some.map(({ versionId }) => versionId)
    const sums = await sumsOfDate(database, { publication, versionIds, sources })
    if (pass === 0 && ofBase) rows.push(...baseKpis(sums.base, shared))
    for (const [place, version] of some.entries()) {
      const groups = groupsOf(sums, place, version)
      rows.push(...(await groupKpis(database, { task, version, groups, base: sums.base, shared })))
    }
  }
  return rows
}

/** Computes and stores the figures of a task in place of those that are there. Answers how many; to be called in a transaction. */
export async function measureKpis(database: Database, task: KpiTask, sources: KpiSources): Promise<number> {
  const rows = await computeKpis(database, task, sources)
  const owners = [...(task.ofBase ? [null] : []), ...task.versions.map(({ versionId }) => versionId)]
  for (const owner of owners) await removeKpis(database, task.publication, owner)
  return storeKpis(database, task.publication, rows)
}

/** The figures of new groups at every published date, in the transaction of the caller. */
export async function measureVersions(database: Database, versions: readonly PortfolioVersion[]): Promise<void> {
  const sources = await kpiSources(database)
  for (const task of await missingKpis(database, versions)) await measureKpis(database, task, sources)
}
