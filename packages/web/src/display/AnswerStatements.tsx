import type { ApiCall, StatementsOfAnswer } from '@sabad/contract/schemas/statements'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answerSqlQuery } from '../api/sql-queries.ts'
import { FailureNotice } from './FailureNotice.tsx'
import classes from './meaning.module.css'
import { Statement } from './Statement.tsx'
import { Waiting } from './Waiting.tsx'

const isAnswered = (answer: StatementsOfAnswer | undefined): answer is StatementsOfAnswer => answer !== undefined

/** The queries behind some answers. What an answer holds without asking the data, names and lists, has none. */
export function AnswerStatements({ calls }: { readonly calls: readonly ApiCall[] }) {
  const { t } = useTranslation()
  const queries = useQueries({ queries: calls.map(answerSqlQuery) })
  if (queries.some(({ isPending }) => isPending)) return <Waiting height={280} />
  const failed = queries.find(({ isError }) => isError)
  if (failed) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
  const answers = queries.map(({ data }) => data).filter(isAnswered)
  const asking = answers.filter(({ statements }) => statements.length > 0)
  return (
    <div className={classes.statements}>
      <p className={classes.how}>{t(asking.length > 0 ? 'sql.how-answer' : 'sql.none')}</p>
      {asking.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is open
        <AnswerSection key={index} answer={answer} />
      ))}
    </div>
  )
}

function AnswerSection({ answer: { route, statements } }: { readonly answer: StatementsOfAnswer }) {
  const { t } = useTranslation()
  return (
    <section className={classes.statements} aria-label={route}>
      <p className={classes.route}>
        {t('sql.answer')} <bdi dir="ltr">{route}</bdi>
      </p>
      {statements.map(({ sql, alike }, index) => (
        <Statement
          key={sql}
          title={t('sql.query', { number: index + 1, of: statements.length })}
          sql={sql}
          note={alike > 0 && t('sql.alike', { count: alike })}
        />
      ))}
    </section>
  )
}
