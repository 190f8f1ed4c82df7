import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customersQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import type { CustomersSearch } from '../app/search.ts'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import { TakeOut } from '../display/TakeOut.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { isLanguage, languageOf } from '../language/languages.ts'
import { CustomersView } from './CustomersView.tsx'
import { CustomerTools } from './CustomerTools.tsx'
import classes from './customers.module.css'
import { DensityPanel } from './DensityPanel.tsx'
import { ExpiringFlags } from './ExpiringFlags.tsx'
import { MovedNotice, notFollowed } from './MovedNotice.tsx'
import { NobodyFound } from './NobodyFound.tsx'
import { Pages } from './Pages.tsx'

export function CustomersPage() {
  return <Published>{(scope) => <Customers scope={scope} />}</Published>
}

const PAGE_SIZE = 50

const filterOf = ({
  q,
  group,
  flagged,
  movedFrom,
  movedSince,
  changedSince,
  enteredSince,
  path,
  sort,
  order,
  page,
  size,
}: CustomersSearch) => ({
  search: q,
  group,
  flagged,
  movedFrom,
  movedSince,
  changedSince,
  enteredSince,
  path,
  sort: sort ?? 'clv_12m',
  descending: (order ?? 'desc') === 'desc',
  page: page ?? 1,
  pageSize: size ?? PAGE_SIZE,
})

/** In whose order names are sorted; the language of tests has none of its own. */
function orderOfNames(locale: string) {
  const language = languageOf(locale)
  return isLanguage(language) ? language : undefined
}

function Customers({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const navigate = useNavigate({ from: '/customers' })
  const search = useSearch({ from: '/customers' })
  const filter = { ...filterOf(search), ...(search.sort === 'name' && { language: orderOfNames(format.language) }) }
  const query = useQuery(customersQuery(scope, filter))
  const go = (changed: CustomersSearch) =>
    navigate({ search: (old) => ({ ...old, page: undefined, ...changed }), replace: true, resetScroll: false })
  const change = (changed: CustomersSearch) => void go(changed)
  // Counted, so that lifting the filters empties the field of the search too.
  const [lifted, setLifted] = useState(0)
  const lift = async () => {
    await go({ q: undefined, group: undefined, flagged: undefined, ...notFollowed })
    setLifted((times) => times + 1)
  }
  const total = query.data?.total
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { asOf: format.date(scope.asOf) })}
        actions={<TakeOut what="customers" query={{ ...scope, group: search.group }} />}
      />
      <CustomerTools key={lifted} scope={scope} search={search} onChange={change} />
      <MovedNotice scope={scope} search={search} onChange={change} />
      {search.flagged && <ExpiringFlags asOf={scope.asOf} />}
      <Panel title={total === undefined ? t('title') : t('found', { count: total })} flush>
        <Answer query={query} waiting={<Waiting height={640} />}>
          {(list) => (
            <div aria-busy={query.isPlaceholderData}>
              {list.rows.length === 0 ? (
                <NobodyFound onLift={() => void lift()} />
              ) : (
                <CustomersView
                  list={list}
                  sorting={{
                    sort: filter.sort,
                    order: filter.descending ? 'desc' : 'asc',
                    onChange: (sort, order) => change({ sort, order }),
                  }}
                />
              )}
              {list.total > 0 && (
                <Pages total={list.total} page={filter.page} size={filter.pageSize} onChange={change} />
              )}
            </div>
          )}
        </Answer>
      </Panel>
      <div className={classes.below}>
        <DensityPanel scope={scope} group={search.group} />
      </div>
    </div>
  )
}
