import { SegmentedControl } from '@mantine/core'
import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { overviewQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { byValue } from '../overview/by-value.ts'
import { BasketDrawing } from './BasketDrawing.tsx'
import classes from './basket.module.css'
import { FruitCard } from './FruitCard.tsx'
import { FRESH, SOFTENING } from './health.ts'

export function BasketPage() {
  return <Published>{(scope) => <Basket scope={scope} />}</Published>
}

/** The portfolio for people who are new to the idea: a basket of fruits, each with its own care. */
function Basket({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const query = useQuery(overviewQuery(scope))
  return (
    <div>
      <PageHeader title={t('basket.title')} note={t('basket.note', { asOf: format.date(scope.asOf) })} />
      <Answer query={query} waiting={<Waiting height={520} />}>
        {(overview) => <Filled overview={overview} />}
      </Answer>
    </div>
  )
}

function Filled({ overview }: { readonly overview: PortfolioOverview }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { by: asked = 'value' } = useSearch({ from: '/basket' })
  const navigate = useNavigate({ from: '/basket' })
  const valued = overview.totals.value !== null
  const by = valued ? asked : 'customers'
  const choose = (value: string) =>
    void navigate({
      search: (old) => ({ ...old, by: value === 'customers' ? ('customers' as const) : undefined }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className={page.stack}>
      <Panel
        title={overview.portfolio.title}
        note={t(`basket.sized.${by}`)}
        actions={
          <SegmentedControl
            size="xs"
            value={by}
            onChange={choose}
            disabled={!valued}
            aria-label={t('basket.size')}
            data={[
              { value: 'value', label: t('groups.by.value') },
              { value: 'customers', label: t('groups.by.customers') },
            ]}
          />
        }
      >
        <BasketDrawing groups={overview.groups} by={by} />
        <p className="chart-note">
          {t('basket.key', { fresh: format.share(FRESH), softening: format.share(SOFTENING) })}
        </p>
      </Panel>
      <ul className={classes.cards}>
        {byValue(overview.groups).map((group) => (
          <FruitCard key={group.index} group={group} />
        ))}
      </ul>
    </div>
  )
}
