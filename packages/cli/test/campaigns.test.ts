import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignCompany } from '../../../tests/campaign-company.ts'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'

let directory = ''

async function sabad(line: string) {
  const shell = capturedShell(directory)
  const code = await run([...line.split(' '), '--workspace', join(directory, 'company')], shell)
  return { code, ...shell.written }
}

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'sabad-campaigns-')))
  for (const [name, content] of Object.entries(campaignCompany())) {
    await writeFile(join(directory, `${name}.csv`), content)
  }
  await sabad('init')
  for (const kind of ['customers', 'orders', 'contacts']) await sabad(`import ${kind}.csv --as ${kind}`)
  await sabad('refresh --as-of 2026-03-31 --history 2')
})

afterAll(() => rm(directory, { recursive: true, force: true }))

test.each([
  'campaigns effects',
  'campaigns effects --window-days 7 --campaign Nobody',
  'campaigns search',
  'campaigns search --seed 7',
])('sabad %s prints what it printed before', async (line) => {
  const { code, stdout } = await sabad(line)
  expect(code).toBe(0)
  await expect(stdout).toMatchFileSnapshot(`golden/${line.replace(/[^a-z0-9]+/gi, '-')}.txt`)
})

test('what is proposed for a group is kept as a draft, and changes nobody', async () => {
  const portfolio = 'rfm'
  const found = JSON.parse((await sabad(`campaigns search --json`)).stdout)
  const standing = found.groups.filter(({ stands }: { stands: boolean }) => stands)
  expect(standing.length).toBeGreaterThan(0)
  const line = `campaigns search --draft ${standing[0].name} --author Ada`
  const { code, stdout } = await sabad(line)
  expect(code).toBe(0)
  expect(stdout).toContain('Kept as a draft')
  const portfolios = JSON.parse((await sabad('portfolio list --json')).stdout)
  expect(portfolios.find((one: { portfolioId: string }) => one.portfolioId === portfolio)).toMatchObject({ version: 1 })
})

test('a group without a part that stands cannot be split', async () => {
  const found = JSON.parse((await sabad('campaigns search --json')).stdout)
  const other = found.groups.find(({ stands }: { stands: boolean }) => !stands)
  const { code, stderr } = await sabad(`campaigns search --draft ${other.name}`)
  expect(code).toBe(1)
  expect(stderr).toContain(`No part of the group ${other.title} is shown to answer better`)
})
