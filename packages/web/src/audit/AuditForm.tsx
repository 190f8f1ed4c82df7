import { Button, Textarea, TextInput } from '@mantine/core'
import { type AuditAnswers, type AuditQuestion, auditDimension } from '@sabad/contract/schemas/audit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import strategy from '../strategy/strategy.module.css'
import classes from './audit.module.css'
import { QuestionField } from './QuestionField.tsx'
import { auditsQuery } from './queries.ts'

interface AuditFormProps {
  readonly questions: readonly AuditQuestion[]
  readonly onDone: () => void
}

const steps = auditDimension.options

/** Dimension by dimension; who answers is asked with the last one. */
export function AuditForm({ questions, onDone }: AuditFormProps) {
  const { t } = useTranslation('audit')
  const [answers, setAnswers] = useState<AuditAnswers>({})
  const [step, setStep] = useState(0)
  const dimension = steps[step] ?? 'analysis-efforts'
  const isLast = step === steps.length - 1
  const go = (to: number) => {
    setStep(to)
    window.scrollTo({ top: 0 })
  }
  return (
    <Panel
      title={t(`dimension.${dimension}`)}
      note={`${t('form.step', { step: step + 1, steps: steps.length })}. ${t('form.scale')}`}
    >
      <div className={strategy.part}>
        <ol className={classes.questions}>
          {questions
            .filter((question) => question.dimension === dimension)
            .map(({ name }) => (
              <QuestionField
                key={name}
                name={name}
                answer={answers[name]}
                onChange={(answer) =>
                  setAnswers(({ [name]: _, ...others }) => (answer ? { ...others, [name]: answer } : others))
                }
              />
            ))}
        </ol>
        {isLast ? (
          <Finish answers={answers} onDone={onDone} onBack={() => go(step - 1)} />
        ) : (
          <div className={strategy.buttons}>
            {step > 0 && (
              <Button variant="default" onClick={() => go(step - 1)}>
                {t('form.back')}
              </Button>
            )}
            <Button onClick={() => go(step + 1)}>{t('form.next')}</Button>
            <Button variant="subtle" color="gray" onClick={onDone}>
              {t('cancel')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

interface FinishProps {
  readonly answers: AuditAnswers
  readonly onDone: () => void
  readonly onBack: () => void
}

function Finish({ answers, onDone, onBack }: FinishProps) {
  const { t } = useTranslation('audit')
  const cache = useQueryClient()
  const [by, setBy] = useOwnName()
  const [note, setNote] = useState('')
  const save = useMutation({
    mutationFn: () => api.audits.answer({ by, answers, ...(note.trim() !== '' && { note }) }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: auditsQuery.queryKey })
      onDone()
    },
  })
  const isEmpty = Object.keys(answers).length === 0
  return (
    <form
      className={strategy.part}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className={strategy.fields}>
        <TextInput
          required
          withAsterisk={false}
          label={t('form.by')}
          description={t('form.by.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={200}
          value={by}
          onChange={({ currentTarget }) => setBy(currentTarget.value)}
        />
        <Textarea
          className={strategy.wide}
          autosize
          label={t('form.remark')}
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </div>
      {isEmpty && <p className={strategy.quiet}>{t('form.none')}</p>}
      <div className={strategy.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('form.back')}
        </Button>
        <Button type="submit" disabled={isEmpty} loading={save.isPending}>
          {t('form.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}
