import type { CohortTable } from '@sabad/contract/schemas/kpi'
import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { inkOn } from '../theme/group-colours.ts'
import { heatColour } from '../theme/heat.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { type CohortFigure, figureOf, greatest, periodName, writeFigure } from './cohort-figures.ts'
import classes from './cohorts.module.css'

interface CohortHeatProps {
  readonly found: CohortTable
  readonly figure: CohortFigure
}

/** As many rows as a screen holds twice. */
const MOST_COHORTS = 24
const MOST_AGES = 24

/** Cohorts down, ages along: a heat map that is a table. An age that is not complete has no cell. */
export function CohortHeat({ found, figure }: CohortHeatProps) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const shown = found.cohorts.slice(-MOST_COHORTS)
  const ages = found.atEqualAge.slice(0, MOST_AGES)
  const most = greatest(found, figure)
  return (
    <>
      <ScrollBox label={t('cohorts.table.title')}>
        <table className={`${classes.heat} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('cohorts.cohort')}</th>
              <th scope="col">{t('cohorts.customers')}</th>
              {ages.map(({ age }) => (
                <th key={age} scope="col">
                  {t('cohorts.age', { age })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ start, customers, cells }) => (
              <tr key={start}>
                <th scope="row">
                  {periodName({ format, quarter: (places) => t('cohorts.quarter', places) }, start, found.period)}
                </th>
                <td className={classes.size} data-value={customers}>
                  {format.count(customers)}
                </td>
                {ages.map(({ age }) => (
                  <HeatCell key={age} value={valueAt(cells, age, figure)} figure={figure} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('cohorts.all')}</th>
              <td data-value={found.atEqualAge[0]?.customers ?? 0}>
                {format.count(found.atEqualAge[0]?.customers ?? 0)}
              </td>
              {ages.map((at) => {
                const value = figureOf(at, figure)
                return (
                  <td key={at.age} data-value={value ?? ''}>
                    {value === null ? t('none') : writeFigure(format, value, figure)}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
      {found.cohorts.length > shown.length && (
        <p className={classes.note}>{t('cohorts.cut', { shown: shown.length, all: found.cohorts.length })}</p>
      )}
    </>
  )
}

type Cells = CohortTable['cohorts'][number]['cells']

function valueAt(cells: Cells, age: number, figure: CohortFigure): number | null {
  const cell = cells[age]
  return cell ? figureOf(cell, figure) : null
}

interface HeatCellProps {
  /** Null: not complete yet. */
  readonly value: number | null
  readonly figure: CohortFigure
  readonly most: number
}

function HeatCell({ value, figure, most }: HeatCellProps) {
  const format = useFormat()
  const scheme = useScheme()
  if (value === null) return <td />
  const share = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0
  // The palette spreads small shares by their root; those of cohorts are large.
  const background = heatColour(share * share, scheme)
  return (
    <td style={{ background, color: inkOn(background) }} data-value={value}>
      {writeFigure(format, value, figure)}
    </td>
  )
}
