import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import type { ReportData } from './collect-report.ts'
import { ImportsTable } from './ImportsTable.tsx'
import { Section } from './Section.tsx'
import { WideTable } from './WideTable.tsx'

/** What the numbers were computed from, and how much of it could be read. */
export function DataSection({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation(['report', 'jobs'])
  const format = useFormat()
  const { workspace, imports, writtenAt } = data
  return (
    <Section title={t('data.title')} note={t('data.note', { moment: format.moment(writtenAt) })}>
      {workspace.stale && (
        <p className="warning">
          {t('jobs:stale.title')} {t('data.stale')}
        </p>
      )}
      <FactsTable facts={workspace.facts} />
      {imports.length > 0 && <ImportsTable imports={imports} />}
    </Section>
  )
}

function FactsTable({ facts }: Pick<ReportData['workspace'], 'facts'>) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const words = useWords()
  const day = (date: string | null) => (date === null ? t('facts.undated') : format.date(date))
  return (
    <WideTable label={t('facts.title')} caption={t('facts.note')}>
      <thead>
        <tr>
          <th scope="col">{t('facts.kind')}</th>
          <th scope="col" className="number">
            {t('facts.rows')}
          </th>
          <th scope="col" className="number">
            {t('facts.earliest')}
          </th>
          <th scope="col" className="number">
            {t('facts.latest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {facts
          .filter(({ rows }) => rows > 0)
          .map(({ kind, rows, earliest, latest }) => (
            <tr key={kind}>
              <th scope="row">{words({ area: 'data', code: `kind.${kind}`, otherwise: kind })}</th>
              <td className="number">{format.count(rows)}</td>
              <td className="number">{day(earliest)}</td>
              <td className="number">{day(latest)}</td>
            </tr>
          ))}
      </tbody>
    </WideTable>
  )
}
