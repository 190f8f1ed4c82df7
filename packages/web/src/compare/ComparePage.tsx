import { NativeSelect } from '@mantine/core'
import type { PortfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { comparisonQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { CrossTablePanel } from './CrossTablePanel.tsx'
import classes from './compare.module.css'

export function ComparePage() {
  return <Published>{(scope) => <Compare scope={scope} />}</Published>
}

/** The portfolio in use beside another one. */
function Compare({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('compare')
  const { portfolios } = useWorkspace()
  const asked = useSearch({ from: '/compare' }).with
  const others = portfolios.filter(({ portfolioId }) => portfolioId !== scope.portfolioId)
  const other = others.find(({ portfolioId }) => portfolioId === asked) ?? others[0]
  const mine = portfolios.find(({ portfolioId }) => portfolioId === scope.portfolioId)
  const query = useQuery({
    ...comparisonQuery(scope.portfolioId, other?.portfolioId ?? ''),
    enabled: other !== undefined,
  })
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { portfolio: mine?.title ?? '' })}
        actions={other && <OtherSelect others={others} other={other.portfolioId} />}
      />
      {other ? (
        <Answer query={query} waiting={<Waiting height={560} />}>
          {(comparison) => (
            <div className={page.stack}>
              <Verdict comparison={comparison} />
              <CrossTablePanel comparison={comparison} />
            </div>
          )}
        </Answer>
      ) : (
        <p>{t('only-one')}</p>
      )}
    </div>
  )
}

interface OtherSelectProps {
  readonly others: readonly { readonly portfolioId: string; readonly title: string }[]
  readonly other: string
}

function OtherSelect({ others, other }: OtherSelectProps) {
  const { t } = useTranslation('compare')
  const navigate = useNavigate({ from: '/compare' })
  return (
    <NativeSelect
      className={classes.select}
      label={t('with')}
      value={other}
      data={others.map(({ portfolioId, title }) => ({ value: portfolioId, label: title }))}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value
        void navigate({ search: (old) => ({ ...old, with: chosen }) })
      }}
    />
  )
}

/** What the numbers say, in sentences first. */
function Verdict({ comparison }: { readonly comparison: PortfolioComparison }) {
  const { t } = useTranslation('compare')
  const format = useFormat()
  const { one, other, explained, verdict, adjustedRand, asOf, until } = comparison
  const titles = { one: one.title, other: other.title }
  return (
    <>
      <p className={classes.verdict}>
        {t(`likeness.${verdict.likeness}`)} {t(`explains.${verdict.explainsMore}`, titles)}
      </p>
      <StatTiles>
        <StatTile
          label={t('rand')}
          note={t('rand.note')}
          meaning={<Meaning of={t('rand')}>{t('rand.meaning')}</Meaning>}
        >
          {format.decimal(adjustedRand)}
        </StatTile>
        {(['one', 'other'] as const).map((side) => (
          <StatTile
            key={side}
            label={t('explained', { portfolio: titles[side] })}
            note={
              until ? t('explained.note', { from: format.date(asOf), to: format.date(until) }) : t('explained.none')
            }
            meaning={<Meaning of={t('explained', { portfolio: titles[side] })}>{t('explained.meaning')}</Meaning>}
          >
            {explained ? format.share(explained[side]) : t('unknown')}
          </StatTile>
        ))}
      </StatTiles>
      {explained && (
        <p className={classes.interval}>
          {t('difference', {
            difference: format.share(explained.difference),
            lower: format.share(explained.lower),
            upper: format.share(explained.upper),
          })}
        </p>
      )}
      <Contacts comparison={comparison} />
    </>
  )
}

/** How differently contacts work in the groups of each, where campaigns with holdouts can tell. */
function Contacts({ comparison: { one, other, contacts } }: { readonly comparison: PortfolioComparison }) {
  const { t } = useTranslation('compare')
  const format = useFormat()
  const titles = { one: one.title, other: other.title }
  if (!contacts.one && !contacts.other) return null
  return (
    <StatTiles>
      {(['one', 'other'] as const).map((side) => {
        const of = contacts[side]
        const label = t('contacts', { portfolio: titles[side] })
        const ends = of && {
          best: of.best.title,
          most: format.money(of.best.net.value),
          worst: of.worst.title,
          least: format.money(of.worst.net.value),
        }
        return (
          <StatTile
            key={side}
            label={label}
            note={ends ? t('contacts.note', ends) : t('contacts.none')}
            meaning={<Meaning of={label}>{t('contacts.meaning')}</Meaning>}
          >
            {of ? format.money(of.deviation) : t('unknown')}
          </StatTile>
        )
      })}
    </StatTiles>
  )
}
