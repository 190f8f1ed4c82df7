import type { Notice } from '@sabad/contract/schemas/figures'
import type { Format } from '../language/format.ts'

/** How a notice's numbers are written, by the name of the parameter. Counts stay numbers: sentences bend to them. */
const writers: Readonly<Record<string, (format: Format, value: number) => string>> = {
  share: (format, value) => format.share(value),
  revenueShare: (format, value) => format.share(value),
  risenValue: (format, value) => format.money(value),
  marginal: (format, value) => format.decimal(value),
  change: (format, value) => format.decimal(value),
}

/** Notices whose amounts, shares and dates are written for the reader. */
export const wordedNotices = (notices: readonly Notice[], format: Format): readonly Notice[] =>
  notices.map(({ code, params }) => ({
    code,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        if (name === 'from' && typeof value === 'string') return [name, format.date(value)]
        const write = writers[name]
        return [name, write && typeof value === 'number' ? write(format, value) : value]
      }),
    ),
  }))
