import { SegmentedControl, TextInput } from '@mantine/core'
import type { AuditAnswers, AuditQuestionName } from '@sabad/contract/schemas/audit'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './audit.module.css'

type AuditAnswer = NonNullable<AuditAnswers[AuditQuestionName]>

interface QuestionFieldProps {
  readonly name: AuditQuestionName
  readonly answer: AuditAnswer | undefined
  readonly onChange: (answer: AuditAnswer | undefined) => void
}

const UNKNOWN = ''
const scores = [1, 2, 3, 4, 5]

/** A statement with its score, and why one thinks so. */
export function QuestionField({ name, answer, onChange }: QuestionFieldProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const statement = t(`question.${name}`)
  return (
    <li>
      <span className={classes.statement}>{statement}</span>
      <SegmentedControl
        aria-label={statement}
        value={answer ? String(answer.score) : UNKNOWN}
        onChange={(value) =>
          onChange(value === UNKNOWN ? undefined : { note: answer?.note ?? '', score: Number(value) })
        }
        data={[
          { value: UNKNOWN, label: t('form.unknown') },
          ...scores.map((score) => ({ value: String(score), label: format.count(score) })),
        ]}
      />
      {answer && (
        <TextInput
          size="xs"
          placeholder={t('form.note')}
          aria-label={t('form.note.of', { statement })}
          maxLength={1000}
          value={answer.note}
          onChange={({ currentTarget }) => onChange({ ...answer, note: currentTarget.value })}
        />
      )}
    </li>
  )
}
