import { existsSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { factSpan } from '../../packages/engine/src/snapshot/as-of-dates.ts'
import { fromNowhere } from '../../packages/engine/src/snapshot/model-starts.ts'
import { fitModels } from '../../packages/engine/src/snapshot/models.ts'
import { resolutionDays } from '../../packages/engine/src/snapshot/resolution.ts'
import { summarise } from '../../packages/engine/src/snapshot/summarise.ts'
import { windowOf } from '../../packages/engine/src/snapshot/window.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { keepSums } from '../../packages/engine/src/sums/keep-sums.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'

/** Summarises what `import-lines parquet` has filled and fits the models to it, for `score.ts`. */
const filled = join(cache, 'import-parquet')
if (!existsSync(filled)) throw new Error('Run the import of Parquet first: npm run bench -- import-parquet score.')
const directory = join(cache, 'score')
await rm(directory, { recursive: true, force: true })
await cp(filled, directory, { recursive: true })
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })

await workspace.writeInSteps(async (database) => {
  await keepSums(database, silent)
  const resolution = resolutionDays(await summarise(database, windowOf((await factSpan(database)).last)))
  const models = await fitModels(database, { customers: CUSTOMERS, resolution, judgement: null, starts: fromNowhere })
  await database.execute(sql`CREATE TABLE prepared_summary AS FROM temp.main.summary`)
  await writeFile(join(directory, 'models.json'), JSON.stringify(models))
})
await workspace.close()
