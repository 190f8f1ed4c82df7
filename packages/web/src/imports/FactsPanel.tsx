import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'

/** What the workspace knows, by kind of fact. */
export function FactsPanel() {
  const { t } = useTranslation('data')
  const format = useFormat()
  const words = useWords()
  const { facts } = useWorkspace().workspace
  if (facts.every(({ rows }) => rows === 0)) return null
  const day = (date: string | null) => (date === null ? t('facts.undated') : format.date(date))
  return (
    <Panel title={t('facts.title')} note={t('facts.note')} flush>
      <ScrollBox label={t('facts.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('facts.kind')}</th>
              <th scope="col" className={table.number}>
                {t('facts.rows')}
              </th>
              <th scope="col">{t('facts.earliest')}</th>
              <th scope="col">{t('facts.latest')}</th>
            </tr>
          </thead>
          <tbody>
            {facts
              .filter(({ rows }) => rows > 0)
              .map(({ kind, rows, earliest, latest }) => (
                <tr key={kind}>
                  <th scope="row">{words({ area: 'data', code: `kind.${kind}`, otherwise: kind })}</th>
                  <td className={table.number}>{format.count(rows)}</td>
                  {earliest === null && latest === null ? (
                    <td colSpan={2} className={table.soft}>
                      {t('facts.undated')}
                    </td>
                  ) : (
                    <>
                      <td>{day(earliest)}</td>
                      <td>{day(latest)}</td>
                    </>
                  )}
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}
