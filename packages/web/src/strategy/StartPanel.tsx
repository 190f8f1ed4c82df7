import { Button, NativeSelect } from '@mantine/core'
import { type StrategyKind, strategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type { GroupStrategy, StrategyDraft } from '@sabad/contract/schemas/strategy'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { EditorView } from './editor/EditorView.tsx'
import classes from './strategy.module.css'

interface StartPanelProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
}

/** A group without a strategy: a playbook fills a first draft, which is then changed and saved. */
export function StartPanel({ scope, answer }: StartPanelProps) {
  const { t } = useTranslation('strategy')
  const { recommendation, group } = answer
  const [kind, setKind] = useState<StrategyKind>(recommendation.kind)
  const draft = useMutation({
    mutationFn: () => api.strategies.draft({ portfolioId: scope.portfolioId, group: group.name, kind }),
  })
  if (draft.data) {
    return (
      <>
        <WinBackNote draft={draft.data} />
        <EditorView scope={scope} answer={answer} document={draft.data.document} basedOn={0} />
      </>
    )
  }
  return (
    <Panel title={t('start.title')} note={t('start.note')}>
      <div className={classes.part}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('start.kind')}
            description={t(`kind.${kind}.meaning`)}
            inputWrapperOrder={['label', 'input', 'description']}
            value={kind}
            onChange={({ currentTarget }) => setKind(strategyKind.parse(currentTarget.value))}
            data={strategyKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </div>
        <div className={classes.buttons}>
          <Button loading={draft.isPending} onClick={() => draft.mutate()}>
            {t('start.action')}
          </Button>
        </div>
        {draft.isError && <FailureNotice error={draft.error} />}
      </div>
    </Panel>
  )
}

/** What winning back would bring, where that is what the draft is about. */
function WinBackNote({ draft: { document, winBack } }: { readonly draft: StrategyDraft }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  if (document.kind !== 'win-back' || winBack === null) return null
  const { terms, sum, verdict } = winBack
  return (
    <p className={classes.text}>
      {t(`win-back.verdict.${verdict}`, {
        customers: terms.customers,
        approach: format.money(terms.approachCost),
        value: format.money(terms.value),
        added: format.share(terms.addedProbability),
        net: format.moneyChange(sum.net),
        breakEven: sum.breakEven === null ? t('unknown') : format.share(sum.breakEven),
      })}
    </p>
  )
}
