import type { DriftComparison, MovementDrift } from '@sabad/contract/schemas/movement'
import { mean, NONE, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const VERDICTS: Readonly<Record<DriftComparison['verdict'], string>> = {
  stable: 'stable (below 0.1)',
  watch: 'watch (0.1 to 0.25)',
  act: 'act (above 0.25): think about cutting the groups anew',
}

const WITH: Readonly<Record<DriftComparison['with'], string>> = {
  calibration: 'the date on which the groups were cut',
  previous: 'the date before',
}

const MISSING: Readonly<Record<MovementDrift['missing'][number]['code'], string>> = {
  'no-earlier-date': 'There is no earlier date to compare with.',
  'calibration-not-published':
    'The date on which the groups were cut is not published any more, so that nothing can be compared with it.',
  'calibrated-here': 'The groups were cut on this date itself.',
}

function comparisonText(comparison: DriftComparison, groups: MovementDrift['groups'], { heading }: Terminal): string {
  const { with: what, date, index, verdict, parts, centroids } = comparison
  const right = (one: string) => ({ title: one, align: 'right' as const })
  const rows = parts.map(({ group, shareBefore, shareAfter, part }) => [
    groups.find((one) => one.index === group)?.title ?? NONE,
    share(shareBefore),
    share(shareAfter),
    score(part),
    mean(centroids.find((one) => one.group === group)?.overall),
  ])
  const columns = [
    { title: 'group' },
    right('share then'),
    right('share now'),
    right('part of index'),
    right('centre moved (sd)'),
  ]
  return [
    heading(printable(`Against ${date}, ${WITH[what]}: stability index ${score(index)}, ${VERDICTS[verdict]}`)),
    table(columns, rows),
  ].join('\n')
}

/** Whether group shares and group centres drifted. */
export function driftText(drift: MovementDrift, terminal: Terminal): string {
  const { portfolioId, asOf, groups, comparisons, missing } = drift
  return [
    terminal.heading(printable(`Drift of ${portfolioId} as of ${asOf}`)),
    ...comparisons.flatMap((one) => ['', comparisonText(one, groups, terminal)]),
    ...(missing.length > 0 ? ['', ...missing.map(({ code }) => MISSING[code])] : []),
  ].join('\n')
}
