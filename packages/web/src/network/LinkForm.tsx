import { NativeSelect, TextInput } from '@mantine/core'
import { linkKind, type NewLink } from '@sabad/contract/schemas/links'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { ChangeForm } from '../display/ChangeForm.tsx'
import { DateField } from '../display/DateField.tsx'
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
    <ChangeForm change={save} action={t('save')} cancel={t('cancel')} onCancel={onDone}>
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
      <DateField required label={t('add.since')} value={link.since} onChange={(since) => change({ since })} />
      <TextInput
        required
        withAsterisk={false}
        maxLength={500}
        label={t('add.source')}
        value={link.source}
        onChange={({ currentTarget }) => change({ source: currentTarget.value })}
      />
    </ChangeForm>
  )
}
