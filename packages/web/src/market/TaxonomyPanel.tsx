import type { TaxonomyEntry } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { useWords } from '../language/use-words.ts'
import classes from './market.module.css'

const MARKETS = ['consumer', 'business'] as const
const GROUPS = ['demographic', 'geographic', 'psychographic', 'usage', 'business'] as const

/** The variables that textbooks name, and which of them the data hold. */
export function TaxonomyPanel({ taxonomy }: { readonly taxonomy: readonly TaxonomyEntry[] }) {
  const { t } = useTranslation('market')
  return (
    <Panel title={t('taxonomy.title')} note={t('taxonomy.note')}>
      <div className={page.halves}>
        {MARKETS.map((market) => (
          <section key={market}>
            <h3 className={classes.heading}>{t(`taxonomy.${market}`)}</h3>
            {GROUPS.map((group) => (
              <TaxonomyGroup
                key={group}
                group={group}
                entries={taxonomy.filter((entry) => entry.market === market && entry.group === group)}
              />
            ))}
          </section>
        ))}
      </div>
    </Panel>
  )
}

interface TaxonomyGroupProps {
  readonly group: TaxonomyEntry['group']
  readonly entries: readonly TaxonomyEntry[]
}

function TaxonomyGroup({ group, entries }: TaxonomyGroupProps) {
  const { t } = useTranslation('market')
  const words = useWords()
  if (entries.length === 0) return null
  return (
    <div className={classes.taxonomy}>
      <span className={classes.soft}>{t(group === 'business' ? 'taxonomy.business-group' : `taxonomy.${group}`)}</span>
      <ul>
        {entries.map(({ code, variables, sensitive }) => (
          <li key={code} data-held={variables.length > 0}>
            {words({ area: 'market', code: `code.${code}`, otherwise: code })}
            {sensitive && ` (${t('variable.sensitive')})`}
            {variables.length > 0 && <span className="visually-hidden"> {t('taxonomy.in-data')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
