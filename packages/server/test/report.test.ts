import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportSchedule } from '@sabad/contract/schemas/reports'
import { refreshOutcome } from '@sabad/contract/schemas/workspace'
import { describe, expect, test } from 'vitest'
import { computedServer, factsServer, refreshed } from './portfolio-server.ts'
import { testFolder } from './test-server.ts'

const schedule: ReportSchedule = { portfolioId: 'rfm', folder: 'kept/reports', language: 'id', keep: 2 }

type Server = Awaited<ReturnType<typeof factsServer>>

/** Refreshes to a date and answers with what came of it. */
async function outcomeOf(server: Server, asOf?: string) {
  const job = (await refreshed(server, { history: 0, asOf })).at(-1)
  return { status: job?.status, ...refreshOutcome.parse(job?.result) }
}

describe('the route of the report', () => {
  test('sends one page, in the language that is asked for, named for portfolio and date', async () => {
    const server = await computedServer(2)
    const response = await server.send('/api/report.html?portfolioId=rfm&language=fa')
    const [asOf] = (await server.client.workspace.get()).asOfDates
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="sabad-rfm-${asOf}.html"`)
    const page = await response.text()
    expect(page).toMatch(/^<!doctype html>\n<html lang="fa" dir="rtl">/)
    expect(page).not.toMatch(/https?:|<script/)
    const english = await (await server.send('/api/report.html?portfolioId=rfm')).text()
    expect(english).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
  }, 60_000)

  test('says what is wrong: a language that there is not, a portfolio that there is not, nothing computed', async () => {
    const server = await factsServer()
    const codeOf = async (query: string) => (await (await server.send(`/api/report.html?${query}`)).json()).code
    expect(await codeOf('portfolioId=rfm&language=xx')).toBe('request.invalid')
    expect(await codeOf('language=en')).toBe('request.invalid')
    expect(await codeOf('portfolioId=rfm')).toBe('refresh.none')
    await refreshed(server, 0)
    expect(await codeOf('portfolioId=nope')).toBe('portfolio.not-found')
  }, 60_000)
})

describe('a report after each refresh', () => {
  test('is written only where the settings ask for it, into their folder, the newest few being kept', async () => {
    const server = await factsServer()
    expect(await outcomeOf(server)).toMatchObject({ status: 'done', report: null })
    await server.client.workspace.update({ reportAfterRefresh: schedule })
    const folder = join(server.directory, 'kept', 'reports')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'mine.html'), 'not written by Sabad')
    const outcomes: Awaited<ReturnType<typeof outcomeOf>>[] = []
    for (const asOf of ['2025-01-31', '2025-02-28', '2025-03-31']) outcomes.push(await outcomeOf(server, asOf))
    const files = outcomes.map(({ report }) => report?.file ?? '')
    expect(outcomes[0]).toMatchObject({ status: 'done', report: { language: 'id', runId: 2, failure: null } })
    expect(await readFile(join(server.directory, files[2] ?? ''), 'utf8')).toMatch(/^<!doctype html>\n<html lang="id"/)
    // Two are kept, and what somebody else put there is nobody's to remove.
    expect((await readdir(folder)).map((name) => `kept/reports/${name}`).sort()).toEqual(
      [...files.slice(1), 'kept/reports/mine.html'].sort(),
    )
    expect((await server.client.reports.list()).map(({ file }) => file)).toEqual([files[2], files[1], null])
    await server.client.workspace.update({ reportAfterRefresh: null })
    expect(await outcomeOf(server)).toMatchObject({ report: null })
  }, 120_000)

  test('that fails is told and kept, and the refresh is published all the same', async () => {
    const server = await factsServer()
    await server.client.workspace.update({ reportAfterRefresh: { ...schedule, portfolioId: 'nope' } })
    const { status, runId, report } = await outcomeOf(server)
    expect(status).toBe('done')
    expect(report).toMatchObject({
      file: null,
      failure: { code: 'portfolio.not-found', params: { portfolioId: 'nope' } },
    })
    expect((await server.client.workspace.get()).lastRun?.runId).toBe(runId)
    expect(await server.client.reports.list()).toEqual([report])
  }, 60_000)

  test('never leaves the workspace: not by its name, and not by a link', async () => {
    const server = await factsServer()
    const names = ['../out', '/tmp/out', 'a/../../out', 'a\\b', '.hidden', 'downloads/mine', 'Spool', '', 'a//b']
    for (const folder of names) {
      const refused = server.client.workspace.update({ reportAfterRefresh: { ...schedule, folder } })
      await expect(refused, folder).rejects.toMatchObject({ code: 'request.invalid' })
    }
    const outside = await testFolder()
    await symlink(outside, join(server.directory, 'linked'))
    await server.client.workspace.update({ reportAfterRefresh: { ...schedule, folder: 'linked/reports' } })
    const { report } = await outcomeOf(server)
    expect(report?.failure).toMatchObject({ code: 'report.folder-outside', params: { folder: 'linked/reports' } })
    expect(await readdir(outside)).toEqual([])
  }, 60_000)

  test('is no part of a change of another setting', async () => {
    const server = await factsServer()
    await server.client.workspace.update({ reportAfterRefresh: schedule })
    expect(await server.client.workspace.update({ marginRate: 0.5 })).toMatchObject({ reportAfterRefresh: schedule })
  })
})
