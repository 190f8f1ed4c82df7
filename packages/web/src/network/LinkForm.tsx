import { Button, NativeSelect, TextInput } from '@mantine/core'
import { linkKind, type NewLink } from '@sabad/contract/schemas/links'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import classes from './network.module.css'
import { useLinkChange } from './use-link-change.ts'

interface LinkFormProps {
  readonly scope: Scope
  readonly customerId: string
  readonly onDone: () => void
}

/** What this account is to another one, since when, and who says so. */
export function LinkForm({ scope, customerId, onDone }: LinkFormProps) {
  const { t } = useTranslation('network')
  const [link, setLink] = useState<NewLink>({ toId: '', kind: 'supplies', since: scope.asOf, source: '' })
  const change = (changed: Partial<NewLink>) => setLink((old) => ({ ...old, ...changed }))
  const save = useLinkChange(() => api.links.add({ ...scope, customerId, ...link, toId: link.toId.trim() }), onDone)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <NativeSelect
        label={t('add.kind')}
        value={link.kind}
        onChange={({ currentTarget }) => change({ kind: linkKind.parse(currentTarget.value) })}
        data={linkKind.options.map((value) => ({ value, label: t(`out.${value}`) }))}
      />
      <TextInput
        required
        withAsterisk={false}
        label={t('add.other')}
        value={link.toId}
        onChange={({ currentTarget }) => change({ toId: currentTarget.value })}
      />
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t('add.since')}
        value={link.since ?? ''}
        onChange={({ currentTarget }) => change({ since: currentTarget.value })}
      />
      <TextInput
        required
        withAsterisk={false}
        maxLength={500}
        label={t('add.source')}
        value={link.source}
        onChange={({ currentTarget }) => change({ source: currentTarget.value })}
      />
      <div className={classes.actions}>
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}
