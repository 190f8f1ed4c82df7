import { useTranslation } from 'react-i18next'
import { kpis } from '../overview/kpis.ts'

const notes = ['value', ...kpis.map(({ name }) => name)] as const
type Note = (typeof notes)[number]

const numberOf = (note: Note) => notes.indexOf(note) + 1
const place = (note: Note) => `note-${numberOf(note)}`

/** The sign behind a number's name that leads to its definition. */
export function FootnoteSign({ of }: { readonly of: Note }) {
  return (
    <sup>
      <a href={`#${place(of)}`}>{numberOf(of)}</a>
    </sup>
  )
}

/** What each number means. */
export function Footnotes() {
  const { t } = useTranslation(['overview', 'report'])
  return (
    <ol className="footnotes">
      {notes.map((note) => (
        <li key={note} id={place(note)}>
          {note === 'value' ? (
            <>
              <b>{t('total.value')}</b> {t('total.value.meaning')}
            </>
          ) : (
            <>
              <b>{t(`kpi.${note}`)}</b> {t(`kpi.${note}.meaning`)}
            </>
          )}
        </li>
      ))}
      <li>{t('report:groups.small-numbers')}</li>
    </ol>
  )
}
