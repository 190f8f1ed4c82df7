import { NativeSelect } from '@mantine/core'
import { curveForm } from '@sabad/contract/schemas/response-curves'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { type AnswersDraft, answerFields } from './answers.ts'
import classes from './resources.module.css'

interface AnswerFieldsProps {
  readonly draft: AnswersDraft
  /** Whether there is an experiment to take the curve from. */
  readonly hasExperiment: boolean
  readonly onChange: (draft: AnswersDraft) => void
}

export function AnswerFields({ draft, hasExperiment, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation('resources')
  const { source, form, values, mostGain } = draft
  return (
    <div className={classes.fields}>
      {hasExperiment && (
        <NativeSelect
          label={t('form.source')}
          value={source}
          data={(['answers', 'experiment'] as const).map((value) => ({ value, label: t(`source.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ ...draft, source: currentTarget.value === 'experiment' ? 'experiment' : 'answers' })
          }
        />
      )}
      {source === 'experiment' ? (
        <div>
          <NumberField
            label={t('answer.mostGain')}
            value={mostGain}
            min={0}
            onChange={(value) => onChange({ ...draft, mostGain: value })}
          />
          <p className={classes.hint}>{t('answer.mostGain.hint')}</p>
        </div>
      ) : (
        <>
          <NativeSelect
            label={t('form.shape')}
            value={form}
            data={curveForm.options.map((value) => ({ value, label: t(`shape.${value}`) }))}
            onChange={({ currentTarget }) => onChange({ ...draft, form: curveForm.parse(currentTarget.value) })}
          />
          {answerFields.map((field) => (
            <NumberField
              key={field}
              label={t(`answer.${field}`)}
              value={values[field]}
              min={0}
              onChange={(value) => onChange({ ...draft, values: { ...values, [field]: value } })}
            />
          ))}
        </>
      )}
    </div>
  )
}
