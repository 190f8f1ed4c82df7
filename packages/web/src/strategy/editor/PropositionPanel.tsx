import { NativeSelect, Textarea } from '@mantine/core'
import { offerElement, type Proposition, relationshipMode } from '@sabad/contract/schemas/strategy'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../display/Panel.tsx'
import classes from '../strategy.module.css'
import type { EditorProps } from '../use-strategy-draft.ts'

interface PropositionPanelProps extends EditorProps {
  /** The discount, which has fields of its own. */
  readonly children: ReactNode
}

/** What the group is offered, at what price, with what service, through which channel, in what relationship. */
export function PropositionPanel({ document, change, children }: PropositionPanelProps) {
  const { t } = useTranslation('strategy')
  const { proposition } = document
  const set = (changed: Partial<Proposition>) => change({ proposition: { ...proposition, ...changed } })
  return (
    <Panel title={t('proposition.title')} note={t('proposition.note')}>
      <div className={classes.part}>
        <div className={classes.fields}>
          {offerElement.options.map((element) => (
            <Textarea
              key={element}
              autosize
              minRows={2}
              label={t(`element.${element}`)}
              maxLength={2000}
              value={proposition[element]}
              onChange={({ currentTarget }) => set({ [element]: currentTarget.value })}
            />
          ))}
          <NativeSelect
            label={t('proposition.relationship')}
            description={t(`relationship.${proposition.relationship}.meaning`)}
            inputWrapperOrder={['label', 'input', 'description']}
            value={proposition.relationship}
            onChange={({ currentTarget }) => set({ relationship: relationshipMode.parse(currentTarget.value) })}
            data={relationshipMode.options.map((value) => ({ value, label: t(`relationship.${value}`) }))}
          />
          {proposition.relationship === 'co-development' && (
            <Textarea
              autosize
              minRows={2}
              label={t('proposition.joint-plan')}
              maxLength={2000}
              value={proposition.jointPlan}
              onChange={({ currentTarget }) => set({ jointPlan: currentTarget.value })}
            />
          )}
        </div>
        {children}
      </div>
    </Panel>
  )
}
