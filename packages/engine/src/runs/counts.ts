import { groupsToCount } from '../portfolio/count-groups.ts'
import { currentPublications } from '../portfolio/published.ts'
import { currentPortfolios } from '../portfolio/store.ts'
import type { Workspace } from '../workspace/workspace.ts'

/**
 * What pages ask of the groups and was not counted yet (docs/decisions/0017), each to be counted by itself, in turn with
 * writers. Until then, and where nobody counts, the same questions are answered from the memberships.
 */
export const countsToKeep = (workspace: Workspace): Promise<readonly (() => Promise<number>)[]> =>
  workspace.read(async (database) => {
    const versionIds = (await currentPortfolios(database)).map(({ versionId }) => versionId)
    const missing = await groupsToCount(database, versionIds, await currentPublications(database))
    return missing.map((count) => () => workspace.keep(count))
  })
