import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { GroupName, type NamedGroup } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { type Flow, hasMoved } from './flows.ts'
import { MatrixCell } from './MatrixCell.tsx'
import classes from './movement.module.css'

type Place = NamedGroup | null

/** From each group to each group, as a heat map that is a table. */
export function MatrixPanel({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { flows, groups, from, to, entered, left } = movement
  const rows: readonly Place[] = entered > 0 ? [...groups, null] : groups
  const columns: readonly Place[] = left > 0 ? [...groups, null] : groups
  // Those who stayed are most of all: measured by them, all movement would look pale.
  const most = Math.max(1, ...flows.filter(hasMoved).map(({ customers }) => customers))
  return (
    <Panel title={t('matrix.title')} note={t('matrix.note', { from: format.date(from), to: format.date(to) })} flush>
      <ScrollBox label={t('matrix.title')}>
        <table className={`${classes.matrix} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.corner')}</th>
              {columns.map((column) => (
                <th key={column?.index ?? 'left'} scope="col">
                  {column?.title ?? t('left')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row?.index ?? 'entered'}>
                <th scope="row">{row ? <GroupName group={row} /> : t('entered')}</th>
                {columns.map((column) => (
                  <MatrixCell
                    key={column?.index ?? 'left'}
                    flow={find(flows, row, column)}
                    ends={row && column && { from: row, to: column }}
                    between={movement}
                    most={most}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.key}>{t('matrix.key')}</p>
    </Panel>
  )
}

const find = (flows: readonly Flow[], from: Place, to: Place): Flow | undefined =>
  flows.find((flow) => flow.from === (from?.index ?? null) && flow.to === (to?.index ?? null))
