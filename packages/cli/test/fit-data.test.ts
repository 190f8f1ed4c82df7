import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeWithData } from '../../../tests/shared-data.ts'
import { simulateParetoCovariates } from '../../stats/test/simulate-covariates.ts'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-fit-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function fit(...words: readonly string[]) {
  const shell = capturedShell(directory)
  const code = await run(['fit', ...words], shell)
  return { code, ...shell.written }
}

async function fitted(...words: readonly string[]) {
  const { code, stdout } = await fit(...words, '--json')
  expect(code).toBe(0)
  const { parameters, fit: report } = JSON.parse(stdout)
  const digits = (place: number) => parameters.map(({ estimate }: { estimate: number }) => estimate.toFixed(place))
  return { digits, logLikelihood: report.logLikelihood.toFixed(3), n: report.n }
}

/** Figures of domain 2.8, at the digits printed there. */
describeWithData('cdnow', 'sabad fit on CDNOW', (folder) => {
  const transactions = ['--data', `${folder}/btyd_cdnowElog.csv`, '--from-transactions', '--as-of', '1997-09-30']

  test.each([
    ['bg-nbd', ['0.2426', '4.4136', '0.7929', '2.4259'], '-9582.429'],
    ['pareto-nbd', ['0.5533', '10.5777', '0.6062', '11.6687'], '-9594.976'],
    ['mbg-nbd', ['0.5248', '6.1831', '0.8914', '1.6140'], '-9582.136'],
    ['nbd', ['0.3848', '12.0720'], '-9763.658'],
    ['gamma-gamma', ['6.2496', '3.7442', '15.4435'], '-4055.918'],
  ] as const)('has the published %s from transactions', async (model, parameters, logLikelihood) => {
    const found = await fitted(model, ...transactions)
    expect(found.digits(4)).toEqual(parameters)
    expect(found.logLikelihood).toBe(logLikelihood)
  })

  // On CDNOW no rhythm is found: the best k is 1, where the models are BG/NBD and MBG/NBD.
  test.each([
    ['bg-cnbd-k', ['0.2426', '4.4136', '0.7929', '2.4259', '1.0000'], '-9582.429'],
    ['mbg-cnbd-k', ['0.5248', '6.1831', '0.8914', '1.6140', '1.0000'], '-9582.136'],
  ] as const)('chooses the rhythm of %s from the gaps of transactions', async (model, parameters, logLikelihood) => {
    const found = await fitted(model, ...transactions)
    expect(found.digits(4)).toEqual(parameters)
    expect(found.logLikelihood).toBe(logLikelihood)
  })

  test('foretells the customers of the file by name, in its order', async () => {
    const to = join(directory, 'foretold.csv')
    const { code, stderr } = await fit('pareto-nbd', ...transactions, '--predict', '39', '--to', to)
    expect({ code, stderr }).toEqual({ code: 0, stderr: `wrote ${to}\n` })
    const [header, first] = (await readFile(to, 'utf8')).split('\r\n')
    expect(header).toBe('customer_id,probability_alive,expected_purchases,purchases_lower,purchases_upper')
    const [id, alive, expected] = first?.split(',') ?? []
    // x = 2, tₓ = 30.43, T = 38.86.
    expect([id, Number(alive).toFixed(4), Number(expected).toFixed(4)]).toEqual(['4', '0.8691', '1.4552'])
  })

  test('says the same in days as in weeks, but for the unit', async () => {
    const [weeks, days] = [
      await fitted('bg-nbd', ...transactions),
      await fitted('bg-nbd', ...transactions, '--time-unit', 'day'),
    ]
    expect(Number(days.digits(6)[1]) / Number(weeks.digits(6)[1])).toBeCloseTo(7, 5)
    expect(days.digits(4)[0]).toBe(weeks.digits(4)[0])
  })
})

describeWithData('sbg_contractual', 'sabad fit on the contracts of High End and Regular', (folder) => {
  const data = ['--data', `${folder}/sbg_cohort_counts.csv`]

  test.each([
    { model: 'sbg', cohort: 'highend', parameters: ['0.6681', '3.8061'], logLikelihood: '-1611.158' },
    { model: 'sbg', cohort: 'regular', parameters: ['0.7041', '1.1820'], logLikelihood: '-1680.265' },
    { model: 'bdw', cohort: 'highend', parameters: ['0.214', '1.427', '1.724'], logLikelihood: '-1605.314' },
    { model: 'bdw', cohort: 'regular', parameters: ['0.456', '0.779', '1.283'], logLikelihood: '-1679.603' },
  ] as const)('has the published $model of $cohort', async ({ model, cohort, parameters, logLikelihood }) => {
    const found = await fitted(model, ...data, '--cohort', cohort)
    expect(found.digits(model === 'sbg' ? 4 : 3)).toEqual(parameters)
    expect(found).toMatchObject({ logLikelihood, n: 1000 })
  })
})

describeWithData('donations_bgbb', 'sabad fit on the donations', (folder) => {
  test.each([
    ['bg-bb', ['1.2035', '0.7497', '0.6567', '2.7834'], '-33225.581'],
    ['beta-bernoulli', ['0.4873', '0.8264'], '-35516.110'],
  ] as const)('has the published %s', async (model, parameters, logLikelihood) => {
    const found = await fitted(model, '--data', `${folder}/donations.csv`)
    expect(found.digits(4)).toEqual(parameters)
    expect(found).toMatchObject({ logLikelihood, n: 11_104 })
  })
})

describe('sabad fit', () => {
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(directory, name), content)
    return name
  }

  test('fits a retention table and foretells survival by period', async () => {
    const data = await file('kept.csv', 'period,active\n0,1000\n1,631\n2,468\n3,382\n4,326\n')
    const { code, stdout } = await fit('sbg', '--data', data, '--predict', '3', '--to', 'survival.csv')
    expect(code).toBe(0)
    expect(stdout).toContain('-1,401.559')
    expect((await readFile(join(directory, 'survival.csv'), 'utf8')).split('\r\n')[0]).toBe('period,survival,retention')
  })

  /** Income around 3 and a channel of 0 or 1, in a file with what covariates must not be. */
  async function withCovariates(): Promise<string> {
    const world = simulateParetoCovariates({ seed: 1001, customers: 3000, parameters: { ...truth, ...effects } })
    const { income, channel } = world.covariates
    const rows = Array.from(world.frequency, (x, row) => {
      const known = [x, world.recency[row], world.age[row], income[row], channel[row]]
      return [...known, 2 * (income[row] ?? 0), 1].join(',')
    })
    return file('covariates.csv', ['x,tx,T,Income,channel 2,twice,same', ...rows].join('\n'))
  }
  const truth = { r: 0.8, alpha: 15, s: 0.7, beta: 6 }
  const effects = { 'purchases.income': 0.3, 'purchases.channel': -0.4, 'leaving.income': -0.5, 'leaving.channel': 0.6 }

  test('finds the effects of covariates that made the data', async () => {
    const words = ['--data', await withCovariates(), '--covariates', 'Income, channel 2']
    const { code, stdout } = await fit('pareto-nbd', ...words, '--predict', '26', '--to', 'by-covariates.csv', '--json')
    expect(code).toBe(0)
    const { parameters, intervals } = JSON.parse(stdout)
    expect(intervals).toEqual({ method: 'hessian', level: 0.95 })
    const expected = [...Object.values(truth), ...Object.values(effects)]
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual([
      ...Object.keys(truth),
      'purchases.Income',
      'purchases.channel 2',
      'leaving.Income',
      'leaving.channel 2',
    ])
    for (const [i, { estimate, se }] of parameters.entries()) {
      expect(Math.abs(estimate - (expected[i] ?? Number.NaN)) / se).toBeLessThan(4)
    }
    expect((await readFile(join(directory, 'by-covariates.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(3001)
  })

  test('says how intervals were made', async () => {
    const data = await withCovariates()
    const made = async (...words: readonly string[]) => (await fit('nbd', '--data', data, ...words)).stdout
    expect(await made('--intervals', 'profile')).toContain('intervals       profile likelihood')
    const bootstrap = ['--intervals', 'bootstrap', '--replicates', '20', '--seed', '7'] as const
    expect(await made(...bootstrap)).toContain('intervals       bootstrap of 20 refits, seed 7')
    expect(JSON.parse(await made(...bootstrap, '--json')).intervals).toEqual({
      method: 'bootstrap',
      level: 0.95,
      replicates: 20,
      failed: 0,
      seed: 7,
    })
  })

  test.each([
    { covariates: 'income', code: 1, sentence: 'the file has no column income' },
    { covariates: 'same', code: 1, sentence: 'a covariate must differ between customers (column same, value 1)' },
    { covariates: 'Income,twice', code: 1, sentence: 'a covariate must not follow from the others' },
    { covariates: 'Income,,twice', code: 2, sentence: 'write names with commas between' },
  ])('refuses the covariates $covariates', async ({ covariates, code, sentence }) => {
    const refused = await fit('bg-nbd', '--data', await withCovariates(), '--covariates', covariates)
    expect(refused.code).toBe(code)
    expect(refused.stderr).toContain(sentence)
  })

  test('never writes a customer’s name as a formula', async () => {
    const rows = [0, 0, 0, 1, 0, 2, 9, 0, 4, 0, 1, 15].map((x, index) => `=${index}+1,${x},${x === 0 ? 0 : 5},20`)
    const data = await file('named.csv', ['id,x,tx,T', ...rows].join('\n'))
    await fit('nbd', '--data', data, '--predict', '10', '--to', 'named-out.csv')
    const written = await readFile(join(directory, 'named-out.csv'), 'utf8')
    expect(written).toContain('0+1')
    expect(written).not.toMatch(/^=/m)
  })

  test.each([
    ['a horizon without a file', ['nbd', '--data', 'kept.csv', '--predict', '3'], 'Give --predict and --to together.'],
    ['regularisation of nothing', ['nbd', '--data', 'kept.csv', '--regularisation', '3'], 'Only --covariates are'],
    ['a seed without a bootstrap', ['nbd', '--data', 'kept.csv', '--seed', '3'], 'are of --intervals bootstrap'],
    [
      'covariates of transactions',
      ['nbd', '--data', 'kept.csv', '--from-transactions', '--as-of', '2024-06-30', '--covariates', 'income'],
      'Covariates are columns of a summary',
    ],
    ['transactions without a last day', ['nbd', '--data', 'kept.csv', '--from-transactions'], 'give it with --as-of'],
  ] as const)('refuses %s as wrong usage', async (_, words, sentence) => {
    const { code, stderr } = await fit(...words)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })

  test.each([
    ['bg-bb', 'x,tx\n1,1\n', 'bg-bb needs the columns frequency, recency, T and there is no T'],
    ['sbg', 'cohort\n1\n', 'sbg needs the columns period, active or exit, lost or recency, T'],
    ['sbg', 'period,active\n0,10\n1,12\n', 'row 1'],
  ] as const)('of %s names what the file lacks', async (model, content, sentence) => {
    const { code, stderr } = await fit(model, '--data', await file('lacking.csv', content))
    expect(code).toBe(1)
    expect(stderr).toContain(sentence)
  })

  test.each([
    ['customer,date,amount\na,2024-13-01,5\n', 'row 2 has no date like 2026-11-21'],
    ['customer,date,amount\na,2024-01-01,much\n', 'row 2 has no number in amount'],
    ['customer,amount\na,5\n', 'transactions need the columns customer and date'],
    ['customer,date,amount\na,2025-01-01,5\n', 'there is no transaction up to 2024-06-30'],
  ])('names what is wrong with transactions', async (content, sentence) => {
    const data = await file('transactions.csv', content)
    const { code, stderr } = await fit('nbd', '--data', data, '--from-transactions', '--as-of', '2024-06-30')
    expect(code).toBe(1)
    expect(stderr).toContain(sentence)
  })
})
