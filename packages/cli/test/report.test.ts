import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectReport } from '@sabad/web/report/collect-report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Link } from '../src/connection/connect.ts'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'
import { writeSmallCompany } from './small-company.ts'

let directory = ''

async function sabad(line: string, workspace = 'company') {
  const shell = capturedShell(directory)
  const code = await run([...line.split(' '), '--workspace', join(directory, workspace)], shell)
  return { code, ...shell.written }
}

const pageIn = (file: string) => readFile(join(directory, file), 'utf8')

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-report-'))
  await writeSmallCompany(directory)
  await sabad('init')
  await sabad('import orders.csv --as orders')
}, 120_000)

afterAll(() => rm(directory, { recursive: true, force: true }))

describe('where there is nothing to report on', () => {
  test('an empty workspace is told to import first', async () => {
    await sabad('init', 'empty')
    expect(await sabad('report --to empty.html', 'empty')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: The workspace holds no orders yet: import some with "sabad import FILE --as orders".\n',
    })
  })

  test('a workspace that was never refreshed is told to refresh, and no file is written', async () => {
    expect(await sabad('report --to never.html')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: Nothing has been computed yet: run "sabad refresh".\n',
    })
    expect((await readdir(directory)).filter((file) => file.startsWith('never'))).toEqual([])
  })
})

describe('after a refresh', () => {
  let link: Link

  beforeAll(async () => {
    await sabad('refresh --history 6')
    link = await connect(join(directory, 'company'))
  }, 120_000)

  afterAll(() => link.close())

  test('what is collected compares with the date before and with the first, and knows nothing later', async () => {
    const { asOfDates } = await link.client.workspace.get()
    const [newest, before, earlier] = asOfDates
    const data = await collectReport(link.client, { portfolioId: 'starter', asOf: before })
    expect(data.overview.asOf).toBe(before)
    expect(data.before?.asOf).toBe(earlier)
    expect(data.movement).toMatchObject({ from: earlier, to: before })
    expect(data.longest).toMatchObject({ from: asOfDates.at(-1), to: before })
    expect(data.models.every(({ asOf }) => asOf === before)).toBe(true)
    const dates = new Set(data.series.points.map(({ asOf }) => asOf))
    expect([...dates].sort()).toEqual(asOfDates.filter((date) => date !== newest).sort())
  })

  test('the longest span is left out where it is the one compared with', async () => {
    const { asOfDates } = await link.client.workspace.get()
    const data = await collectReport(link.client, { portfolioId: 'starter', from: asOfDates.at(-1) })
    expect(data.movement?.from).toBe(asOfDates.at(-1))
    expect(data.longest).toBeNull()
  })

  test('the first date has nothing to be compared with', async () => {
    const { asOfDates } = await link.client.workspace.get()
    const data = await collectReport(link.client, { portfolioId: 'starter', asOf: asOfDates.at(-1) })
    expect([data.before, data.movement, data.longest]).toEqual([null, null, null])
  })

  test('an earlier date that is not earlier is refused', async () => {
    const [newest = ''] = (await link.client.workspace.get()).asOfDates
    const refused = collectReport(link.client, { portfolioId: 'starter', from: newest })
    await expect(refused).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('the file', () => {
  test('is one page, and what is printed says where, how large and of when it is', async () => {
    const { code, stdout, stderr } = await sabad('report --to report.html --json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const page = await pageIn('report.html')
    expect(page).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/)
    expect(JSON.parse(stdout)).toEqual({
      file: join(directory, 'report.html'),
      bytes: Buffer.byteLength(page),
      portfolioId: 'starter',
      asOf: '2026-06-29',
      from: '2026-05-31',
    })
  })

  test('takes the place of one that is there, as exports do', async () => {
    await writeFile(join(directory, 'old.html'), 'what was there')
    expect(await sabad('report --to old.html')).toMatchObject({ code: 0 })
    expect(await pageIn('old.html')).toMatch(/^<!doctype html>/)
    expect((await readdir(directory)).filter((file) => file.endsWith('.part'))).toEqual([])
  })

  test('that cannot be written is wrong usage, told in a sentence', async () => {
    await mkdir(join(directory, 'folder'))
    for (const to of ['folder', 'nowhere/report.html']) {
      const { code, stdout, stderr } = await sabad(`report --to ${to}`)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^error: The file .* cannot be written \(E\w+\): choose another with --to\.\n$/)
    }
  })

  test('of a portfolio or a date that there is not is refused by the name of what is wrong', async () => {
    expect((await sabad('report --to a.html --portfolio nope')).stderr).toContain('There is no portfolio nope')
    expect((await sabad('report --to a.html --as-of 2020-01-01')).stderr).toContain(
      'Nothing was computed as of 2020-01-01',
    )
  })
})

describe('reports after refreshes', () => {
  test('are asked for, written and told, and no more once they are stopped', async () => {
    expect((await sabad('reports list')).stdout).toBe(
      'No report is written after refreshes.\n\nNone has been written yet.\n',
    )
    expect((await sabad('reports start --folder kept --language id --keep 3')).stdout).toBe(
      'After each refresh a report of starter (id) is written to kept; the newest 3 are kept.\n',
    )
    const { code, stdout } = await sabad('refresh')
    const [, file = ''] = /^The report is (.+)\.$/m.exec(stdout) ?? []
    expect({ code, file }).toEqual({
      code: 0,
      file: expect.stringMatching(/^kept\/sabad-starter-2026-06-29-run-\d+\.html$/),
    })
    expect(await pageIn(join('company', file))).toMatch(/^<!doctype html>\n<html lang="id"/)
    const { schedule, written } = JSON.parse((await sabad('reports list --json')).stdout)
    expect(schedule).toEqual({ portfolioId: 'starter', folder: 'kept', language: 'id', keep: 3 })
    expect(written).toMatchObject([{ file, failure: null }])
    expect((await sabad('reports stop')).stdout).toBe('No report is written after refreshes.\n')
    expect((await sabad('refresh')).stdout).not.toContain('report')
  }, 120_000)

  test('that cannot be written are told, and the refresh is done all the same', async () => {
    await sabad('reports start --portfolio nope')
    const { code, stdout } = await sabad('refresh')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Run \d+ is published: .*\nThe report could not be written: There is no portfolio nope/)
    expect((await sabad('reports list')).stdout).toContain('There is no portfolio nope')
    await sabad('reports stop')
  }, 120_000)

  test('stay inside of the workspace', async () => {
    const { code, stderr } = await sabad('reports start --folder ../elsewhere')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('names of folders inside of the workspace'),
    })
  })
})
