import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useClause } from '../language/use-clause.ts'
import type { ReportData } from './collect-report.ts'
import { GroupMark } from './GroupMark.tsx'
import { Section } from './Section.tsx'

/** How the portfolio sorts customers, and what the numbers assume. */
export function DefinitionsSection({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation('report')
  const format = useFormat()
  const clause = useClause()
  const { sentence, sentenceClause, portfolio, groups } = data.overview
  const { marginRate, discountRate } = data.workspace.settings
  const { calibratedAsOf, version } = portfolio
  return (
    <Section title={t('definitions.title')} note={t('definitions.note', { version })}>
      <p>
        <bdi>{clause({ clause: sentenceClause, otherwise: sentence })}</bdi>{' '}
        {calibratedAsOf && t('definitions.cut', { asOf: format.date(calibratedAsOf) })}
      </p>
      <dl className="definitions">
        {groups.map((group) => (
          <div key={group.index}>
            <dt>
              <GroupMark group={group} />
            </dt>
            <dd>
              <bdi>{group.description}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t('definitions.rates', { marginRate: format.share(marginRate), discountRate: format.share(discountRate) })}
      </p>
    </Section>
  )
}
