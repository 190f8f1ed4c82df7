import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type PerceivedValue, type ValueRater, valueRater } from '@sabad/contract/schemas/perceived-value'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { perceivedValueQuery } from './queries.ts'
import classes from './strategy.module.css'

interface RateFormProps {
  readonly scope: Scope
  readonly group: string
  readonly criteria: PerceivedValue['criteria']
  readonly onDone: () => void
}

interface Scored {
  readonly ours: number | null
  readonly alternative: number | null
}

const UNSCORED: Scored = { ours: null, alternative: null }

/** One person's scores of every criterion; what is left open is not sent. */
export function RateForm({ scope, group, criteria, onDone }: RateFormProps) {
  const { t } = useTranslation('strategy')
  const [rater, setRater] = useState('')
  const [raterKind, setRaterKind] = useState<ValueRater>('customer')
  const [scores, setScores] = useState<Readonly<Record<string, Scored>>>({})
  const { portfolioId } = scope
  const cache = useQueryClient()
  const told = criteria.flatMap(({ criterionId }) => {
    const { ours, alternative } = scores[criterionId] ?? UNSCORED
    return ours === null || alternative === null ? [] : [{ criterionId, ours, alternative }]
  })
  const save = useMutation({
    mutationFn: () => api.strategies.rateValue({ portfolioId, group, rater, raterKind, scores: told }),
    onSuccess: (value) => {
      cache.setQueryData(perceivedValueQuery(portfolioId, group).queryKey, value)
      onDone()
    },
  })
  const set = (criterionId: string, changed: Partial<Scored>) =>
    setScores((old) => ({ ...old, [criterionId]: { ...UNSCORED, ...old[criterionId], ...changed } }))
  return (
    <form
      className={classes.part}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('value.rater')}
          maxLength={200}
          value={rater}
          onChange={({ currentTarget }) => setRater(currentTarget.value)}
        />
        <NativeSelect
          label={t('value.rater-kind')}
          value={raterKind}
          onChange={({ currentTarget }) => setRaterKind(valueRater.parse(currentTarget.value))}
          data={valueRater.options.map((value) => ({ value, label: t(`rater.${value}`) }))}
        />
      </div>
      <div className={classes.fields}>
        {criteria.flatMap(({ criterionId, title }) =>
          (['ours', 'alternative'] as const).map((which) => (
            <NumberField
              key={`${criterionId} ${which}`}
              label={t(`value.score.${which}`, { criterion: title })}
              min={1}
              max={10}
              value={scores[criterionId]?.[which] ?? null}
              onChange={(score) => set(criterionId, { [which]: score })}
            />
          )),
        )}
      </div>
      <div className={classes.buttons}>
        <Button type="submit" size="xs" disabled={rater.trim() === '' || told.length === 0} loading={save.isPending}>
          {t('value.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('value.cancel')}
        </Button>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}
