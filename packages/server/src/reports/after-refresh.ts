import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readError } from '@sabad/contract/read-error'
import type { ReportSchedule, WrittenReport } from '@sabad/contract/schemas/reports'
import type { Run } from '@sabad/contract/schemas/workspace'
import { reportFolder } from '@sabad/engine/reports/report-folder'
import { forgetReports, keepReport } from '@sabad/engine/reports/written'
import type { Progress } from '@sabad/engine/runs/progress'
import { readSettings } from '@sabad/engine/workspace/settings'
import type { Services } from '../services.ts'
import { translateError } from '../translate-error.ts'
import { reportPage } from './report-page.ts'

type Own = Pick<Services, 'workspace' | 'client'>

/** Writes the page whole or not at all; answers its path inside of the workspace. */
async function writePage({ workspace, client }: Own, schedule: ReportSchedule, runId: number) {
  const { portfolioId, language, folder } = schedule
  const place = await reportFolder(workspace.directory, folder)
  const { html, asOf } = await reportPage(client, { portfolioId, language })
  const name = `sabad-${portfolioId.replaceAll(/[^\w-]/g, '-')}-${asOf}-run-${runId}.html`
  const partial = join(place, `${name}.part`)
  await writeFile(partial, html)
  await rename(partial, join(place, name))
  return { asOf, file: `${folder}/${name}`, failure: null }
}

const failed = (thrown: unknown) => ({ asOf: null, file: null, failure: readError(translateError(thrown)) })

async function makeRoom({ workspace }: Own, keep: number): Promise<void> {
  for (const file of await forgetReports(workspace, keep)) await rm(join(workspace.directory, file), { force: true })
}

/**
 * The report that the settings ask for after a refresh; null where they ask for none. What goes wrong is kept and told,
 * and never undoes the refresh, which is published by then.
 */
export async function reportAfterRefresh(own: Own, { runId }: Run, progress: Progress): Promise<WrittenReport | null> {
  const { reportAfterRefresh: schedule } = await readSettings(own.workspace)
  if (!schedule) return null
  progress.report('report', 0, 0)
  const { portfolioId, language, keep } = schedule
  const outcome = await writePage(own, schedule, runId).catch(failed)
  const report = { runId, portfolioId, language, writtenAt: new Date().toISOString(), ...outcome }
  await keepReport(own.workspace, report)
  await makeRoom(own, keep)
  return report
}
