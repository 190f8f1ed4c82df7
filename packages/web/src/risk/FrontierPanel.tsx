import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Meaning } from '../display/Meaning.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { frontierOption } from './frontier-option.ts'
import classes from './risk.module.css'

const signs = { current: '◆', 'minimum-variance': '■', 'maximum-profit': '▲', tangency: '●', own: '➤' } as const

/** Return against deviation, with the frontier and the mixes. */
export function FrontierPanel({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(
    () =>
      frontierOption(risk, {
        look,
        format,
        texts: {
          deviation: t('axis.deviation'),
          mean: t('axis.mean'),
          line: t('frontier.line'),
          kindOf: (kind) => t(`kind.${kind}`),
        },
      }),
    [risk, look, format, t],
  )
  return (
    <ChartPanel
      title={t('frontier.title')}
      note={t('frontier.note')}
      label={t('frontier.label')}
      height={380}
      option={option}
      actions={
        <Meaning of={t('frontier.title')}>
          <p>{t('frontier.meaning')}</p>
        </Meaning>
      }
      table={<FrontierTable risk={risk} />}
    >
      <ul className={classes.key}>
        {risk.portfolios.map(({ kind }) => (
          <li key={kind}>
            <span aria-hidden className={kind === 'current' ? classes.present : classes.found}>
              {signs[kind]}
            </span>
            {t(`kind.${kind}`)}
          </li>
        ))}
      </ul>
    </ChartPanel>
  )
}

function FrontierTable({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const { groups, frontier } = risk
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col" className={table.number}>
            {t('axis.mean')}
          </th>
          <th scope="col" className={table.number}>
            {t('axis.deviation')}
          </th>
          {groups.map(({ index, title }) => (
            <th key={index} scope="col" className={table.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {frontier.map(({ mean, deviation, weights }) => (
          <tr key={mean}>
            <td className={table.number} data-value={mean}>
              {format.index(mean)}
            </td>
            <td className={table.number} data-value={deviation}>
              {format.index(deviation)}
            </td>
            {groups.map(({ index }, at) => (
              <td key={index} className={table.number} data-value={weights[at] ?? 0}>
                {format.share(weights[at] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
