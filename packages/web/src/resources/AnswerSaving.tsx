import { Button } from '@mantine/core'
import type { GroupAnswers } from '@sabad/contract/schemas/response-curves'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import { WhoAndWhy } from '../display/WhoAndWhy.tsx'
import classes from './resources.module.css'

interface AnswerSavingProps {
  readonly scope: Scope
  /** Null while they cannot be kept. */
  readonly answers: GroupAnswers | null
}

/** Who judges and why: both are kept with the answers. */
export function AnswerSaving({ scope, answers }: AnswerSavingProps) {
  const { t } = useTranslation('resources')
  const cache = useQueryClient()
  const [author, setAuthor] = useOwnName()
  const [rationale, setRationale] = useState('')
  const save = useMutation({
    mutationFn: async () => {
      if (answers)
        await api.allocation.answer({ portfolioId: scope.portfolioId, answers: [answers], author, rationale })
    },
    onSuccess: () =>
      Promise.all(
        ['response-curves', 'allocation'].map((what) => cache.invalidateQueries({ queryKey: ['results', what] })),
      ),
  })
  return (
    <form
      className={classes.saving}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <WhoAndWhy
        labels={{ who: t('form.author'), why: t('form.rationale') }}
        who={author}
        why={rationale}
        onWho={setAuthor}
        onWhy={setRationale}
      />
      <div className={classes.buttons}>
        <Button type="submit" disabled={answers === null} loading={save.isPending}>
          {t('form.save')}
        </Button>
        <span role="status" className={classes.soft}>
          {answers === null ? t('form.rising') : save.isSuccess ? t('form.saved') : ''}
        </span>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}
