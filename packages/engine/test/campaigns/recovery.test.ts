import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { campaignEffects } from '../../src/campaigns/effects.ts'
import { writeDemoCompany } from '../../src/demo/write-demo-company.ts'
import { importFile } from '../../src/intake/import-file.ts'
import type { ImportRequest } from '../../src/intake/request.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { openTemporary, refreshTo, rowsOf } from '../company.ts'

/** The demo's customers are drawn with the chance of a purchase that each contact has, and would have had without it. */
const truth = z.object({ campaign: z.string(), arm: z.string(), uplift: z.number() })

let workspace: Workspace
let close: () => Promise<void>
let truths: z.infer<typeof truth>[]

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  const directory = await mkdtemp(join(tmpdir(), 'sabad-demo-'))
  const company = await writeDemoCompany({ directory, company: 'b2c', customers: 3000 })
  for (const { kind, file } of company.files.filter((one) =>
    ['orders', 'order-lines', 'contacts'].includes(one.kind),
  )) {
    await importFile(workspace, { path: file, fileName: file, kind } as ImportRequest)
  }
  const rows = await rowsOf(
    workspace,
    sql`SELECT campaign, arm, avg(probability_in_arm - probability_held_out) AS uplift
        FROM read_csv(${company.truth.responses}, header = true) WHERE arm <> ${'holdout'} GROUP BY ALL ORDER BY ALL`,
  )
  truths = rows.map((row) => truth.parse(row))
  await rm(directory, { recursive: true })
  await refreshTo(workspace, '2026-10-31', 13)
})
afterAll(() => close())

test('the uplift that the demo was drawn with comes back, in the intervals that say so', async () => {
  const { campaigns, isDiscountKnown } = await campaignEffects(workspace, { portfolioId: 'starter', windowDays: 14 })
  expect(isDiscountKnown).toBe(true)
  const found = campaigns.flatMap(({ campaign, arms }) => arms.map(({ arm, effect }) => ({ campaign, arm, effect })))
  const compared = truths.flatMap(({ campaign, arm, uplift }) => {
    const effect = found.find((one) => one.campaign === campaign && one.arm === arm)?.effect
    return effect?.response ? [{ uplift, of: effect.response.uplift }] : []
  })
  expect(compared).toHaveLength(10)
  const inside = compared.filter(({ uplift, of }) => of.lower <= uplift && uplift <= of.upper)
  expect(inside.length).toBeGreaterThanOrEqual(9)
  // Alternatives of a campaign have one control, so that there are half as many draws, each with its error.
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const error = mean(compared.map(({ of }) => (of.upper - of.lower) / 2)) / Math.sqrt(compared.length / 2)
  expect(Math.abs(mean(compared.map(({ of, uplift }) => of.value - uplift)))).toBeLessThan(error)
})

test('vouchers cost discounts, newsletters none, beyond what others were given', async () => {
  const { campaigns } = await campaignEffects(workspace, { portfolioId: 'starter', windowDays: 14 })
  const discountOf = (name: string) =>
    campaigns.flatMap(({ arms }) => arms.flatMap(({ arm, effect }) => (arm === name ? [effect?.discount ?? 0] : [])))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(discountOf('voucher'))).toBeGreaterThan(5 * Math.abs(mean(discountOf('newsletter'))))
})
