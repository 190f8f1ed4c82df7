import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { type NumberSource, sqlQuery } from '../api/sql-queries.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { Answer } from './Answer.tsx'
import classes from './meaning.module.css'
import { Statement } from './Statement.tsx'
import { Waiting } from './Waiting.tsx'

/** How a number that is defined once is published, and how it is computed. */
export function NumberStatements({ source, scope }: { readonly source: NumberSource; readonly scope: Scope }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(sqlQuery(source, scope))
  return (
    <Answer query={query} waiting={<Waiting height={280} />}>
      {({ asOf, statements }) => (
        <div className={classes.statements}>
          <p className={classes.how}>
            {statements.length > 2 ? t('sql.how-answer') : t('sql.how', { asOf: format.date(asOf) })}
          </p>
          {statements.map(({ role, sql }, index) => (
            <Statement
              key={sql}
              title={
                statements.length > 2 ? t('sql.query', { number: index + 1, of: statements.length }) : t(`sql.${role}`)
              }
              sql={sql}
            />
          ))}
        </div>
      )}
    </Answer>
  )
}
