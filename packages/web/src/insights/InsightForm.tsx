import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type InsightDocument, insightKind, insightState } from '@sabad/contract/schemas/insights'
import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../display/DateField.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import strategy from '../strategy/strategy.module.css'
import type { WrittenInsight } from './use-insight-saving.ts'

interface InsightFormProps {
  readonly start: InsightDocument
  readonly save: UseMutationResult<unknown, Error, WrittenInsight>
  readonly onCancel: () => void
}

/** An insight, and what is done about it as far as that is decided. */
export function InsightForm({ start, save, onCancel }: InsightFormProps) {
  const { t } = useTranslation('insights')
  const [document, setDocument] = useState(start)
  const [author, setAuthor] = useOwnName()
  const change = (changed: Partial<InsightDocument>) => setDocument((old) => ({ ...old, ...changed }))
  return (
    <form
      className={strategy.part}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ document, ...(author.trim() !== '' && { author }) })
      }}
    >
      <div className={strategy.fields}>
        <Textarea
          className={strategy.wide}
          required
          withAsterisk={false}
          autosize
          label={t('form.insight')}
          maxLength={2000}
          value={document.insight}
          onChange={({ currentTarget }) => change({ insight: currentTarget.value })}
        />
        <NativeSelect
          label={t('form.kind')}
          value={document.kind}
          onChange={({ currentTarget }) => change({ kind: insightKind.parse(currentTarget.value) })}
          data={insightKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextInput
          required
          withAsterisk={false}
          label={t('form.source')}
          maxLength={500}
          value={document.source}
          onChange={({ currentTarget }) => change({ source: currentTarget.value })}
        />
        <TextInput
          label={t('form.link')}
          description={t('form.link.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={1000}
          value={document.link}
          onChange={({ currentTarget }) => change({ link: currentTarget.value })}
        />
        <NativeSelect
          label={t('form.state')}
          value={document.state}
          onChange={({ currentTarget }) => change({ state: insightState.parse(currentTarget.value) })}
          data={insightState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        {document.state !== 'open' && <DecisionFields document={document} change={change} />}
        <TextInput
          label={t('form.author')}
          maxLength={200}
          value={author}
          onChange={({ currentTarget }) => setAuthor(currentTarget.value)}
        />
      </div>
      <div className={strategy.buttons}>
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}

interface DecisionFieldsProps {
  readonly document: InsightDocument
  readonly change: (changed: Partial<InsightDocument>) => void
}

function DecisionFields({ document, change }: DecisionFieldsProps) {
  const { t } = useTranslation('insights')
  return (
    <>
      <Textarea
        className={strategy.wide}
        autosize
        label={t('form.action')}
        maxLength={2000}
        value={document.action}
        onChange={({ currentTarget }) => change({ action: currentTarget.value })}
      />
      <TextInput
        label={t('form.owner')}
        maxLength={200}
        value={document.owner}
        onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
      />
      <DateField
        label={t('form.due')}
        value={document.due ?? ''}
        onChange={(isoDay) => change({ due: isoDay || null })}
      />
      <Textarea
        className={strategy.wide}
        autosize
        label={t('form.outcome')}
        maxLength={2000}
        value={document.outcome}
        onChange={({ currentTarget }) => change({ outcome: currentTarget.value })}
      />
    </>
  )
}
