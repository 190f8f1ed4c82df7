import { Textarea } from '@mantine/core'
import { type CostModel, costModel } from '@sabad/contract/schemas/cost-model'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import type { CostDraft } from './use-cost-draft.ts'

/** The model that a text holds, or where it is not one. */
function readModel(text: string): { readonly model: CostModel } | { readonly fault: string } {
  try {
    const read = costModel.safeParse(JSON.parse(text))
    if (read.success) return { model: read.data }
    const [issue] = read.error.issues
    return { fault: issue ? `${issue.path.join('.')}: ${issue.message}` : '' }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : '' }
  }
}

/** The whole model as text; what is no model is told, and the last that was one stays. */
export function JsonField({ draft }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  const [text, setText] = useState(() => JSON.stringify(draft.model, null, 2))
  const [fault, setFault] = useState<string | null>(null)
  const type = (typed: string) => {
    setText(typed)
    const read = readModel(typed)
    if ('model' in read) draft.replace(read.model)
    setFault('fault' in read ? read.fault : null)
  }
  return (
    <Panel title={t('json.title')} note={t('json.note')}>
      <Textarea
        aria-label={t('json.title')}
        autosize
        minRows={18}
        maxRows={40}
        spellCheck={false}
        value={text}
        error={fault !== null && t('json.fault', { detail: fault })}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: 12.5, direction: 'ltr' } }}
      />
    </Panel>
  )
}
