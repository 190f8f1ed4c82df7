import { Button } from '@mantine/core'
import type { PlacedCustomer, PlaneQuadrant } from '@sabad/contract/schemas/profit'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { planeCustomersQuery } from '../api/queries.ts'
import { CustomerLink } from '../customers/CustomerLink.tsx'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'

/** A quadrant, or a cell of the density; left out, all of the plane. */
export interface PartOfPlane {
  readonly quadrant?: PlaneQuadrant
  readonly priceStep?: number
  readonly costStep?: number
}

interface PlaneCustomersProps {
  readonly asOf: string
  readonly part: PartOfPlane
  readonly onAll: () => void
}

/** The largest customers of a part of the plane, or of all of it. */
export function PlaneCustomers({ asOf, part, onAll }: PlaneCustomersProps) {
  const { t } = useTranslation('profit')
  const query = useQuery(planeCustomersQuery({ asOf, ...part }))
  const isPart = Object.keys(part).length > 0
  return (
    <Panel
      title={
        part.quadrant ? t(`quadrant.${part.quadrant}`) : t(isPart ? 'plane.customers.cell' : 'plane.customers.all')
      }
      note={query.data && t('plane.customers.note', { shown: query.data.largest.length, all: query.data.customers })}
      actions={
        isPart && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onAll}>
            {t('plane.customers.show-all')}
          </Button>
        )
      }
      flush
    >
      <Answer query={query} waiting={<Waiting height={320} />}>
        {({ largest }) =>
          largest.length === 0 ? (
            <p className={classes.quiet}>{t('plane.customers.none')}</p>
          ) : (
            <ScrollBox label={t('plane.customers.all')}>
              <CustomersTable customers={largest} />
            </ScrollBox>
          )
        }
      </Answer>
    </Panel>
  )
}

function CustomersTable({ customers }: { readonly customers: readonly PlacedCustomer[] }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  return (
    <table className={`${table.table} ${table.sticky} ${classes.amounts}`}>
      <thead>
        <tr>
          <th scope="col">{t('customer')}</th>
          {(['revenue', 'price', 'cost', 'margin'] as const).map((column) => (
            <th key={column} scope="col" className={table.number}>
              {t(`plane.${column}`)}
            </th>
          ))}
          <th scope="col">{t('plane.quadrant')}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map((row) => (
          <tr key={row.customerId}>
            <th scope="row">
              <CustomerLink row={row} />
            </th>
            <td className={table.number}>{format.money(row.revenue)}</td>
            <td className={table.number}>{format.share(row.price)}</td>
            <td className={table.number}>{format.share(row.cost)}</td>
            <td className={row.margin < 0 ? `${table.number} ${classes.loss}` : table.number}>
              {format.signedShare(row.margin)}
            </td>
            <td className={table.nowrap}>{t(`quadrant.${row.quadrant}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
