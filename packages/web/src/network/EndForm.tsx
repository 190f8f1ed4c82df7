import { Button, TextInput } from '@mantine/core'
import type { AccountLink, LinkEnd } from '@sabad/contract/schemas/links'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import classes from './network.module.css'
import { useLinkChange } from './use-link-change.ts'

interface EndFormProps {
  readonly scope: Scope
  readonly customerId: string
  readonly link: AccountLink
  readonly onDone: () => void
}

/** A link that holds no more stays on record, with who ended it and why. */
export function EndForm({ scope, customerId, link: { linkId }, onDone }: EndFormProps) {
  const { t } = useTranslation('network')
  const [by, setBy] = useOwnName()
  const [told, setTold] = useState<Pick<LinkEnd, 'reason' | 'on'>>({ reason: '', on: scope.asOf })
  const save = useLinkChange(() => api.links.end({ ...scope, customerId, linkId, by, ...told }), onDone)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TextInput
        required
        withAsterisk={false}
        maxLength={200}
        label={t('end.by')}
        value={by}
        onChange={({ currentTarget }) => setBy(currentTarget.value)}
      />
      <TextInput
        required
        withAsterisk={false}
        maxLength={2000}
        label={t('end.reason')}
        value={told.reason}
        onChange={({ currentTarget: { value: reason } }) => setTold((old) => ({ ...old, reason }))}
      />
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t('end.on')}
        value={told.on ?? ''}
        onChange={({ currentTarget: { value: on } }) => setTold((old) => ({ ...old, on }))}
      />
      <div className={classes.actions}>
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('end')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {save.isError && <FailureNotice error={save.error} />}
    </form>
  )
}
