import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { bordersQuery, measuresQuery, type Scope } from '../api/queries.ts'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { inSentence } from '../language/in-sentence.ts'
import classes from './axes.module.css'

interface BordersPanelProps {
  readonly scope: Scope
  readonly group: GroupPage['group']
}

/** How many customers of the group stand so near to a border that they may belong to another; absent where all is certain. */
export function BordersPanel({ scope, group }: BordersPanelProps) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const { data } = useQuery(bordersQuery(scope))
  const measures = useQuery(measuresQuery).data
  const own = data?.groups.find(({ index }) => index === group.index)
  if (!data || !own || own.customers === 0) return null
  const titles = data.measures.map((name) => measures?.find((measure) => measure.name === name)?.title ?? name)
  const note = t('borders.note', { measures: format.list(titles.map((title) => inSentence(title, format.language))) })
  return (
    <Panel title={t('borders.title')} note={note}>
      {own.crossing === 0 ? (
        <p className={classes.text}>{t('borders.none')}</p>
      ) : (
        <>
          <p className={classes.text}>
            {t('borders.text', {
              about: data.oneIn > 1,
              count: own.crossing * data.oneIn,
              all: format.count(own.customers * data.oneIn),
            })}
          </p>
          <ul className={classes.reaches}>
            {own.reaches.map((reached) => (
              <li key={reached.index}>
                <GroupName group={reached} linked /> {format.count(reached.customers * data.oneIn)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
