import type { Alerts } from '@sabad/contract/schemas/movement'
import { expect, test } from 'vitest'
import { alertsText } from '../../src/output/alerts-text.ts'

const champions = { index: 0, name: 'champions', title: 'Champions' }
const terminal = { heading: (text: string) => text }

const alerts: Alerts = {
  from: '2026-09-30',
  to: '2026-10-31',
  periods: 12,
  shortage: null,
  alerts: [
    {
      portfolioId: 'rfm',
      portfolioTitle: 'RFM',
      kind: 'left-group',
      amount: 'more',
      from: champions,
      to: null,
      customers: 214,
      value: 1_200_000,
      usual: { expected: 120, lower: 90.2, upper: 149.9 },
      list: {
        portfolioId: 'rfm',
        asOf: '2026-10-31',
        movedFrom: 'champions',
        movedSince: '2026-09-30',
        changedSince: '2026-09-30',
      },
    },
  ],
}

test('an alert says who, what they are worth, what is usual, and the command that lists them', () => {
  expect(alertsText(alerts, 'EUR', terminal).split('\n')).toEqual([
    'From 2026-09-30 to 2026-10-31, beside the 12 months before',
    '',
    '214 customers worth 1,200,000 EUR left Champions (RFM): more than the usual 91 to 149',
    '  sabad customers list --portfolio rfm --as-of 2026-10-31 --moved-from champions --moved-since 2026-09-30 --changed-since 2026-09-30',
  ])
})

test('where nothing stands out, that is said', () => {
  expect(alertsText({ ...alerts, alerts: [] }, 'EUR', terminal)).toContain('Nothing stands out.')
})

test('too few months are said with how many are needed', () => {
  const shortage = { code: 'too-few-dates', params: { needed: 8, found: 3, everyMonths: 1 } } as const
  expect(alertsText({ ...alerts, alerts: [], shortage }, 'EUR', terminal)).toMatch(
    /^This needs 8 month ends.* there are 3/,
  )
})
