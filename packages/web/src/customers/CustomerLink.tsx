import type { CustomerRow } from '@sabad/contract/schemas/customers'
import { Link } from '@tanstack/react-router'
import classes from './customers.module.css'

/** A customer by name, with the number that the company knows them by. */
export function CustomerLink({ row }: { readonly row: Pick<CustomerRow, 'customerId' | 'name'> }) {
  return (
    <Link to="/customers/$customerId" params={{ customerId: row.customerId }} className={classes.link}>
      <bdi>{row.name ?? row.customerId}</bdi>
      {row.name && <span className={classes.id}>{row.customerId}</span>}
    </Link>
  )
}
