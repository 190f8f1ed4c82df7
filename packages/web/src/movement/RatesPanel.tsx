import type { Figure } from '@sabad/contract/schemas/figures'
import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'

/** Groups from the best down, with the shares of their members who went up and down. */
export function RatesPanel({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { byGroup, groups, rankedBy, from } = movement
  const ranked = byGroup.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const title = t('rates.title')
  const rate = ({ value }: Figure) => (value === null ? t('none') : format.share(value))
  return (
    <Panel title={title} note={t(`ranked.${rankedBy}`, { from: format.date(from) })} flush>
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('rates.group')}</th>
              {(['rates.mean', 'rates.before', 'rates.after', 'rates.up', 'rates.down', 'rates.stayed'] as const).map(
                (key) => (
                  <th key={key} scope="col" className={table.number}>
                    {t(key)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {ranked.map((row) => {
              const group = groups.find(({ index }) => index === row.group)
              return (
                <tr key={row.group}>
                  <th scope="row">{group && <GroupName group={group} linked />}</th>
                  <td className={table.number}>{row.mean === null ? t('unknown') : format.money(row.mean)}</td>
                  <td className={table.number}>{format.count(row.before)}</td>
                  <td className={table.number}>{format.count(row.after)}</td>
                  <td className={table.number}>{rate(row.upgraded)}</td>
                  <td className={table.number}>{rate(row.downgraded)}</td>
                  <td className={table.number}>{rate(row.stayed)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
