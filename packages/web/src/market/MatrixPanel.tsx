import type { MarketProject } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { groupColour, inkOn } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './market.module.css'
import { matrixOption, type Placed } from './matrix-option.ts'

interface MatrixPanelProps {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis
}

/** Segments that have a score on both axes; what each is worth is its net present value, or else the value of its group. */
function placedOf({ targets }: MarketProject, { matrix, segments }: MarketAnalysis): readonly Placed[] {
  const entered = new Map(targets.candidates.map((one) => [one.segmentId, one.netPresentValue]))
  const known = new Map(segments.map((one) => [one.segmentId, one.value]))
  const anyEntered = [...entered.values()].some((value) => value !== null)
  return matrix.flatMap(({ segmentId, title, attractiveness, fit, cell }, at) => {
    if (!cell || attractiveness.score === null || fit.score === null) return []
    const worth = (anyEntered ? entered : known).get(segmentId) ?? null
    return [{ number: at + 1, segmentId, title, attractiveness: attractiveness.score, fit: fit.score, worth, cell }]
  })
}

/** Attractiveness × fit as bubbles, with what the place of each asks for. */
export function MatrixPanel({ project, analysis }: MatrixPanelProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const look = useChartLook()
  const placed = useMemo(() => placedOf(project, analysis), [project, analysis])
  const option = useMemo(
    () =>
      matrixOption(
        placed,
        {
          attractiveness: t('axis.attractiveness'),
          fit: t('axis.fit'),
          strategyOf: ({ cell }) => t(`cell.${cell.strategy}`),
          score: format.decimal,
          count: format.count,
        },
        look,
      ),
    [placed, look, format, t],
  )
  if (placed.length === 0) {
    return (
      <Panel title={t('matrix.title')}>
        <p className={classes.quiet}>{t('matrix.none')}</p>
      </Panel>
    )
  }
  return (
    <ChartPanel
      title={t('matrix.title')}
      note={t('matrix.note')}
      label={t('matrix.label')}
      height={360}
      option={option}
      actions={
        <Meaning of={t('matrix.stability')}>
          <p>{t('matrix.stability.meaning')}</p>
        </Meaning>
      }
      table={<ScoreTable analysis={analysis} />}
    >
      <MatrixLegend placed={placed} />
    </ChartPanel>
  )
}

function MatrixLegend({ placed }: { readonly placed: readonly Placed[] }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const scheme = useScheme()
  return (
    <ol className={classes.legend}>
      {placed.map(({ number, segmentId, title, cell }) => {
        const colour = groupColour(number - 1, scheme)
        return (
          <li key={segmentId}>
            <span className={classes.bubble} style={{ background: colour, color: inkOn(colour) }}>
              {format.count(number)}
            </span>
            <span>
              <strong>{title}</strong>
              <br />
              {t(`cell.${cell.strategy}`)}{' '}
              <span className={classes.soft}>
                {t('matrix.stability')}: {format.share(cell.stability)}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function ScoreTable({ analysis }: { readonly analysis: MarketAnalysis }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const score = (value: number | null) => (value === null ? t('unknown') : format.decimal(value))
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('segment.title')}</th>
          <th scope="col" className={table.number}>
            {t('axis.attractiveness')}
          </th>
          <th scope="col" className={table.number}>
            {t('axis.fit')}
          </th>
          <th scope="col">{t('matrix.strategy')}</th>
          <th scope="col" className={table.number}>
            {t('matrix.stability')}
          </th>
        </tr>
      </thead>
      <tbody>
        {analysis.matrix.map(({ segmentId, title, attractiveness, fit, cell }) => (
          <tr key={segmentId}>
            <th scope="row">{title}</th>
            <td className={table.number}>{score(attractiveness.score)}</td>
            <td className={table.number}>{score(fit.score)}</td>
            <td>{cell ? t(`cell.${cell.strategy}`) : t('unknown')}</td>
            <td className={table.number}>{cell ? format.share(cell.stability) : t('unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
