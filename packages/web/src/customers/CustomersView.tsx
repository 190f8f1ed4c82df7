import type { CustomerList } from '@sabad/contract/schemas/customers'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import type { Sorting } from './sorting.ts'

interface CustomersViewProps {
  readonly list: CustomerList
  /** Left out, the order is fixed. */
  readonly sorting?: Sorting
}

/** Customers as a table, or as cards where there is no room for one. */
export function CustomersView({ list, sorting }: CustomersViewProps) {
  const { t } = useTranslation('customers')
  const narrow = useIsNarrow()
  if (list.rows.length === 0) {
    return (
      <EmptyState icon={IconUserSearch} title={t('none.title')} level={3}>
        {t('none.text')}
      </EmptyState>
    )
  }
  if (narrow) return <CustomerCards list={list} />
  return <CustomerTable list={list} {...(sorting && { sorting })} />
}
