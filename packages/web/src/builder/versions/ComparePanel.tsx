import { NativeSelect } from '@mantine/core'
import type { PortfolioVersion, VersionComparison } from '@sabad/contract/schemas/portfolio-versions'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { comparisonQuery } from '../../api/queries.ts'
import { Answer } from '../../display/Answer.tsx'
import { Panel } from '../../display/Panel.tsx'
import { Waiting } from '../../display/Waiting.tsx'
import { useFormat } from '../../language/FormatProvider.tsx'
import { useWords } from '../../language/use-words.ts'
import { CrossTable } from './CrossTable.tsx'
import classes from './versions.module.css'

interface ComparePanelProps {
  readonly portfolioId: string
  /** Newest first, two at least. */
  readonly versions: readonly PortfolioVersion[]
}

const sides = ['one', 'other'] as const

/** Two versions on the same customers; which two is in the address. */
export function ComparePanel({ portfolioId, versions }: ComparePanelProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const navigate = useNavigate()
  const asked = useSearch({ from: '/versions/$portfolioId' })
  const numbers = versions.map(({ number }) => number)
  const known = (number: number | undefined) => numbers.find((one) => one === number)
  const chosen = {
    one: known(asked.one) ?? numbers[1] ?? 1,
    other: known(asked.other) ?? numbers[0] ?? 1,
  }
  const query = useQuery(comparisonQuery({ portfolioId, ...chosen }))
  return (
    <Panel
      title={t('compare.title')}
      note={query.data && t('compare.note', { asOf: format.date(query.data.asOf) })}
      actions={
        <div className={classes.selects}>
          {sides.map((side) => (
            <NativeSelect
              key={side}
              size="xs"
              label={t(`compare.${side}`)}
              value={String(chosen[side])}
              onChange={({ currentTarget }) =>
                void navigate({ to: '.', search: (old) => ({ ...old, [side]: Number(currentTarget.value) }) })
              }
              data={numbers.map(String)}
            />
          ))}
        </div>
      }
    >
      <Answer query={query} waiting={<Waiting height={280} />}>
        {(comparison) => <Comparison comparison={comparison} />}
      </Answer>
    </Panel>
  )
}

function Comparison({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const words = useWords()
  const { differences, changed, changedValue, customers } = comparison
  return (
    <div className={classes.comparison}>
      <p className={classes.lead}>
        {changedValue === null
          ? t('compare.changed.unknown', { changed, customers })
          : t('compare.changed', { changed, customers, value: format.moneyShort(changedValue) })}
      </p>
      {differences.length === 0 ? (
        <p>{t('compare.same')}</p>
      ) : (
        <>
          <h3>{t('compare.differences')}</h3>
          <ul className={classes.differences}>
            {differences.map(({ code, params }) => (
              <li key={`${code} ${JSON.stringify(params)}`}>
                {words({ area: 'builder', code: `difference.${code}`, params, otherwise: code })}
              </li>
            ))}
          </ul>
        </>
      )}
      <CrossTable comparison={comparison} />
    </div>
  )
}
