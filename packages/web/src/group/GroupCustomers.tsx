import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customersQuery, type Scope } from '../api/queries.ts'
import { CustomersView } from '../customers/CustomersView.tsx'
import { Answer } from '../display/Answer.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'

const SHOWN = 10

interface GroupCustomersProps {
  readonly scope: Scope
  readonly group: GroupSummary
}

/** The most valuable customers of the group, and the way to all of them. */
export function GroupCustomers({ scope, group }: GroupCustomersProps) {
  const { t } = useTranslation('group')
  const query = useQuery(customersQuery(scope, { group: group.name, pageSize: SHOWN }))
  const all = (
    <LinkButton
      to="/customers"
      search={(old) => ({ ...old, group: group.name })}
      size="compact-sm"
      variant="subtle"
      color="gray"
    >
      {t('customers.all', { count: group.customers })}
    </LinkButton>
  )
  return (
    <Panel title={t('customers.title')} note={t('customers.note')} actions={all} flush>
      <Answer query={query} waiting={<Waiting height={360} />}>
        {(list) => <CustomersView list={list} oneGroup />}
      </Answer>
    </Panel>
  )
}
