import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { FlowLink } from './FlowLink.tsx'
import { type Flow, valueChange } from './flows.ts'

interface FlowsTableProps {
  readonly movement: Movement
  readonly flows: readonly Flow[]
}

/** The streams as rows, largest first. */
export function FlowsTable({ movement, flows }: FlowsTableProps) {
  const { t } = useTranslation('movement')
  const sorted = [...flows].sort((a, b) => b.customers - a.customers)
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.from')}</th>
          <th scope="col">{t('column.to')}</th>
          <th scope="col" className={table.number}>
            {t('customers')}
          </th>
          <th scope="col" className={table.number}>
            {t('value-before')}
          </th>
          <th scope="col" className={table.number}>
            {t('value-after')}
          </th>
          <th scope="col" className={table.number}>
            {t('change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((flow) => (
          <FlowRow key={`${flow.from} ${flow.to}`} movement={movement} flow={flow} />
        ))}
      </tbody>
    </table>
  )
}

function FlowRow({ movement, flow }: { readonly movement: Movement; readonly flow: Flow }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const [from, to] = [flow.from, flow.to].map((index) => movement.groups.find((group) => group.index === index))
  const count = format.count(flow.customers)
  const money = (value: number | null) => (value === null ? t('unknown') : format.money(value))
  const change = valueChange(flow)
  return (
    <tr>
      <td>{from ? <GroupName group={from} /> : t('entered')}</td>
      <td>{to ? <GroupName group={to} /> : t('left')}</td>
      <td className={table.number} data-value={flow.customers}>
        {from && to ? (
          <FlowLink from={from} to={to} between={movement}>
            {count}
          </FlowLink>
        ) : (
          count
        )}
      </td>
      <td className={table.number} data-value={flow.valueBefore}>
        {money(flow.valueBefore)}
      </td>
      <td className={table.number} data-value={flow.valueAfter}>
        {money(flow.valueAfter)}
      </td>
      <td className={table.number} data-value={change}>
        {change === null ? t('unknown') : format.moneyChange(change)}
      </td>
    </tr>
  )
}
