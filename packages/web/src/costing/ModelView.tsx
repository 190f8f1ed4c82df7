import { SegmentedControl } from '@mantine/core'
import type { StoredCostModel } from '@sabad/contract/schemas/costing'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { costDraftQuery, costModelQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { ActivityCards } from './ActivityCards.tsx'
import classes from './costing.module.css'
import { FindingList } from './FindingList.tsx'
import { JsonField } from './JsonField.tsx'
import { OtherCosts } from './OtherCosts.tsx'
import { PoolCards } from './PoolCards.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { SavePanel } from './SavePanel.tsx'
import { type CostDraft, useCostDraft } from './use-cost-draft.ts'

/** The cost model in a form or as text, checked while it is edited, and saved as a new version. */
export function ModelView({ asOf }: { readonly asOf: string }) {
  const query = useQuery(costModelQuery)
  return (
    <Answer query={query} waiting={<Waiting height={480} />}>
      {(stored) =>
        stored.model ? (
          <Editor stored={stored} start={stored.model} asOf={asOf} />
        ) : (
          <FromLedger stored={stored} asOf={asOf} />
        )
      }
    </Answer>
  )
}

/** Where there is no model yet, one begins with what the ledger says of itself. */
function FromLedger({ stored, asOf }: { readonly stored: StoredCostModel; readonly asOf: string }) {
  const query = useQuery(costDraftQuery)
  return (
    <Answer query={query} waiting={<Waiting height={480} />}>
      {({ model }) => <Editor stored={stored} start={model} asOf={asOf} />}
    </Answer>
  )
}

interface EditorProps {
  readonly stored: StoredCostModel
  readonly start: Parameters<typeof useCostDraft>[1]
  readonly asOf: string
}

function Editor({ stored, start, asOf }: EditorProps) {
  const { t } = useTranslation('costing')
  const draft = useCostDraft(stored, start)
  const [asText, setAsText] = useState(false)
  return (
    <div className={classes.editor}>
      <div className={page.stack}>
        <div className={classes.bar}>
          <p className={classes.quietLine}>
            {draft.version === undefined ? t('model.from-ledger') : t('model.based-on', { number: draft.version })}
          </p>
          <SegmentedControl
            size="xs"
            value={asText ? 'json' : 'form'}
            onChange={(value) => setAsText(value === 'json')}
            aria-label={t('model.as')}
            data={[
              { value: 'form', label: t('model.form') },
              { value: 'json', label: t('model.json') },
            ]}
          />
        </div>
        {asText ? <JsonField draft={draft} /> : <Form draft={draft} />}
      </div>
      <div className={classes.aside}>
        <CheckPanel draft={draft} />
        <PreviewPanel draft={draft} asOf={asOf} />
        <SavePanel draft={draft} />
      </div>
    </div>
  )
}

function Form({ draft }: { readonly draft: CostDraft }) {
  return (
    <>
      <PoolCards draft={draft} />
      <ActivityCards draft={draft} />
      <OtherCosts draft={draft} />
    </>
  )
}

/** What the server says of the model as it is now. */
function CheckPanel({ draft: { check, unfinished } }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  if (unfinished !== null) {
    return (
      <Panel title={t('check.title')}>
        <p className={classes.quietLine} role="status">
          {t('check.unfinished', { place: unfinished })}
        </p>
      </Panel>
    )
  }
  return (
    <Panel title={t('check.title')}>
      <Answer query={check} waiting={<Waiting height={48} />}>
        {({ isSound, findings }) => (
          <>
            <p className={classes.quietLine} role="status">
              {t(isSound ? 'check.sound' : 'check.broken', { count: findings.length })}
            </p>
            <FindingList findings={findings} />
          </>
        )}
      </Answer>
    </Panel>
  )
}
