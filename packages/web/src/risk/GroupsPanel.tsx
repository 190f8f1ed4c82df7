import type { GroupRisk, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Format } from '../language/format.ts'

type Written = (group: GroupRisk, format: Format) => string | null

const known = (value: number | null, write: (value: number) => string) => (value === null ? null : write(value))

const columns = [
  ['weight', ({ weight }, format) => format.share(weight)],
  ['mean', ({ mean }, format) => format.money(mean)],
  ['deviation', ({ deviation }, format) => format.money(deviation)],
  ['variation', ({ variation }, format) => known(variation, format.decimal)],
  ['semideviation', ({ semideviation }, format) => format.money(semideviation)],
  ['beta', ({ beta }, format) => format.decimal(beta)],
  ['swings', ({ partOfSwings }, format) => format.share(partOfSwings)],
  ['rest', ({ correlationWithRest }, format) => format.decimal(correlationWithRest)],
  ['to-variability', ({ rewardToVariability }, format) => known(rewardToVariability, format.decimal)],
  ['to-beta', ({ rewardToBeta }, format) => known(rewardToBeta, format.decimal)],
  ['rate', ({ rate }, format) => format.share(rate)],
  ['lifetime', ({ lifetimeValue }, format) => known(lifetimeValue, format.moneyShort)],
  ['adjusted', ({ riskAdjustedValue }, format) => known(riskAdjustedValue, format.moneyShort)],
] as const satisfies readonly (readonly [string, Written])[]

/** Every group's risk, alone and as a part of the base. */
export function GroupsPanel({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  return (
    <Panel
      title={t('groups.title')}
      note={t(`groups.note.${risk.basis}`)}
      actions={
        <Meaning of={t('groups.title')}>
          <p>{t('groups.meaning.cv')}</p>
          <p>{t('groups.meaning.beta')}</p>
          <p>{t('groups.meaning.rate')}</p>
        </Meaning>
      }
      flush
    >
      <ScrollBox label={t('groups.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('groups.group')}</th>
              {columns.map(([key]) => (
                <th key={key} scope="col" className={table.number}>
                  {t(`groups.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {risk.groups.map((group) => (
              <tr key={group.index}>
                <th scope="row">
                  <GroupName group={group} linked />
                </th>
                {columns.map(([key, write]) => (
                  <td key={key} className={table.number}>
                    {write(group, format) ?? t('none')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
