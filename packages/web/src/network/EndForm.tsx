import type { AccountLink, LinkEnd } from '@sabad/contract/schemas/links'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { ChangeForm } from '../display/ChangeForm.tsx'
import { DateField } from '../display/DateField.tsx'
import { useOwnName } from '../display/use-own-name.ts'
import { WhoAndWhy } from '../display/WhoAndWhy.tsx'
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
    <ChangeForm change={save} action={t('end')} cancel={t('cancel')} onCancel={onDone}>
      <WhoAndWhy
        labels={{ who: t('end.by'), why: t('end.reason') }}
        who={by}
        why={told.reason}
        onWho={setBy}
        onWhy={(reason) => setTold((old) => ({ ...old, reason }))}
      />
      <DateField required label={t('end.on')} value={told.on} onChange={(on) => setTold((old) => ({ ...old, on }))} />
    </ChangeForm>
  )
}
