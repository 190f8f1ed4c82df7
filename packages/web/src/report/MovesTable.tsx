import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { type Flow, valueChange } from '../movement/flows.ts'
import { GroupMark } from './GroupMark.tsx'
import { WideTable } from './WideTable.tsx'

interface MovesTableProps {
  readonly movement: Movement
  readonly moves: readonly Flow[]
}

/** The largest moves, with what those customers were worth at either date. */
export function MovesTable({ movement, moves }: MovesTableProps) {
  const { t } = useTranslation(['movement', 'report'])
  const format = useFormat()
  const title = t('report:movement.largest', { from: format.date(movement.from), to: format.date(movement.to) })
  return (
    <WideTable label={title} caption={title}>
      <thead>
        <tr>
          <th scope="col">{t('column.from')}</th>
          <th scope="col">{t('column.to')}</th>
          {(['customers', 'value-before', 'value-after', 'change'] as const).map((key) => (
            <th key={key} scope="col" className="number">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moves.map((flow) => (
          <MoveRow key={`${flow.from} ${flow.to}`} movement={movement} flow={flow} />
        ))}
      </tbody>
    </WideTable>
  )
}

function MoveRow({ movement, flow }: { readonly movement: Movement; readonly flow: Flow }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const money = (value: number | null) => (value === null ? t('unknown') : format.money(value))
  const change = valueChange(flow)
  return (
    <tr>
      {[flow.from, flow.to].map((index, end) => {
        const group = movement.groups.find((candidate) => candidate.index === index)
        return <td key={end === 0 ? 'from' : 'to'}>{group && <GroupMark group={group} />}</td>
      })}
      <td className="number">{format.count(flow.customers)}</td>
      <td className="number">{money(flow.valueBefore)}</td>
      <td className="number">{money(flow.valueAfter)}</td>
      <td className="number">{change === null ? t('unknown') : format.moneyChange(change)}</td>
    </tr>
  )
}
