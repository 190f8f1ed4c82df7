import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './risk.module.css'

/** At its strongest the colour still lets ink be read on it. */
const MOST_COLOUR = 45

function background(value: number): string {
  const hue = value >= 0 ? 'var(--gain)' : 'var(--loss)'
  return `color-mix(in srgb, ${hue} ${Math.round(MOST_COLOUR * Math.min(1, Math.abs(value)))}%, var(--surface))`
}

/** Correlations of every two groups, as a heat map that is a table. */
export function CorrelationsPanel({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const { groups, correlations } = risk
  return (
    <Panel title={t('correlations.title')} note={t('correlations.note')} flush>
      <ScrollBox label={t('correlations.title')}>
        <table className={`${table.table} ${table.sticky} ${classes.heat}`}>
          <thead>
            <tr>
              <th scope="col">{t('groups.group')}</th>
              {groups.map(({ index, title }) => (
                <th key={index} scope="col" className={table.number}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group, row) => (
              <tr key={group.index}>
                <th scope="row">
                  <GroupName group={group} />
                </th>
                {groups.map(({ index }, column) => {
                  const value = correlations[row]?.[column] ?? 0
                  return (
                    <td
                      key={index}
                      className={table.number}
                      style={row === column ? undefined : { background: background(value) }}
                    >
                      {row === column ? t('none') : format.signed(value)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
