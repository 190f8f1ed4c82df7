import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import classes from './costing.module.css'
import type { CostDraft } from './use-cost-draft.ts'

/** Who decided the change and why: then it is a version, and the next refresh costs by it. */
export function SavePanel({ draft: { save, check, dirty, version } }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  const [author, setAuthor] = useOwnName()
  const [rationale, setRationale] = useState('')
  const isSaid = author.trim() !== '' && rationale.trim() !== ''
  return (
    <Panel title={t('save.title')} note={t('save.note')}>
      <form
        className={classes.save}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ author: author.trim(), rationale: rationale.trim() })
        }}
      >
        <TextInput
          label={t('save.author')}
          maxLength={200}
          value={author}
          onChange={({ currentTarget }) => setAuthor(currentTarget.value)}
        />
        <Textarea
          label={t('save.rationale')}
          autosize
          minRows={2}
          maxLength={2000}
          value={rationale}
          onChange={({ currentTarget }) => setRationale(currentTarget.value)}
        />
        {save.isError && <FailureNotice error={save.error} />}
        <Button type="submit" disabled={!isSaid || !dirty || !check.data?.isSound} loading={save.isPending}>
          {t('save.action', { number: (version ?? 0) + 1 })}
        </Button>
        <p className={classes.quietLine} role="status">
          {save.isSuccess && !dirty ? t('save.done', { number: version ?? 1 }) : ''}
        </p>
      </form>
    </Panel>
  )
}
