import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type StrategyKind, strategyKind } from '@sabad/contract/schemas/portfolio-definition'
import { strategyDocument } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../display/DateField.tsx'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import type { EditorProps } from '../use-strategy-draft.ts'

interface CorePanelProps extends EditorProps {
  readonly recommended: StrategyKind
}

const stages = strategyDocument.shape.stage

/** The core strategy, who answers for it, and why it is another than the recommended one. */
export function CorePanel({ document, change, recommended }: CorePanelProps) {
  const { t } = useTranslation('strategy')
  const { kind, owner, reason, stage, reviewOn } = document
  return (
    <Panel title={t('core.title')} note={t('core.note', { recommended: t(`kind.${recommended}`) })}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('core.kind')}
          description={t(`kind.${kind}.meaning`)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={kind}
          onChange={({ currentTarget }) => change({ kind: strategyKind.parse(currentTarget.value) })}
          data={strategyKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextInput
          label={t('core.owner')}
          maxLength={200}
          value={owner}
          onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
        />
        <DateField label={t('core.review')} value={reviewOn} onChange={(isoDay) => change({ reviewOn: isoDay })} />
        <NativeSelect
          label={t('core.stage')}
          value={stage}
          onChange={({ currentTarget }) => change({ stage: stages.parse(currentTarget.value) })}
          data={stages.options.map((value) => ({ value, label: t(`stage.${value}`) }))}
        />
        <Textarea
          className={classes.wide}
          autosize
          label={t('core.reason')}
          description={kind !== recommended || kind === 'end' ? t('core.reason.needed') : undefined}
          maxLength={4000}
          value={reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        />
        {kind === 'end' && <EndFields document={document} change={change} />}
      </div>
    </Panel>
  )
}

function EndFields({ document, change }: EditorProps) {
  const { t } = useTranslation('strategy')
  return (
    <>
      <Checkbox
        className={classes.wide}
        label={t('core.unflagged-only')}
        checked={document.endUnflaggedOnly}
        onChange={({ currentTarget }) => change({ endUnflaggedOnly: currentTarget.checked })}
      />
      <Checkbox
        className={classes.wide}
        label={t('core.regulated')}
        checked={document.regulatedService}
        onChange={({ currentTarget }) => change({ regulatedService: currentTarget.checked })}
      />
    </>
  )
}
