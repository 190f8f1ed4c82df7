import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type NeedsFit, offerElement, type StrategyNeed } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../display/NumberField.tsx'
import { Panel } from '../../display/Panel.tsx'
import { useFormat } from '../../language/FormatProvider.tsx'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt, withoutAt } from '../use-strategy-draft.ts'

interface NeedsPanelProps extends EditorProps {
  readonly fit: NeedsFit | null
}

const UNMET = { offer: 0, price: 0, serviceLevel: 0, channel: 0 } as const

/** Needs by elements of the offer: whether the strategy fits the group. */
export function NeedsPanel({ document, change, fit }: NeedsPanelProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { needs } = document
  const add = () => {
    const needId = freeId(
      'need',
      needs.map((need) => need.needId),
    )
    change({ needs: [...needs, { needId, title: t('need.new'), importance: 3, variable: null, met: UNMET }] })
  }
  const score = fit?.score ?? null
  return (
    <Panel
      title={t('needs.title')}
      note={score === null ? t('needs.note') : t('needs.score', { score: format.share(score) })}
    >
      <div className={classes.part}>
        <ul className={classes.cards}>
          {needs.map((need, at) => (
            <li key={need.needId} className={classes.card}>
              <NeedFields
                need={need}
                judged={fit?.needs.find(({ needId }) => needId === need.needId)}
                onChange={(changed) => change({ needs: replacedAt(needs, at, changed) })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', { what: need.title })}
                  onClick={() => change({ needs: withoutAt(needs, at) })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" onClick={add}>
          {t('need.add')}
        </Button>
      </div>
    </Panel>
  )
}

interface NeedFieldsProps {
  readonly need: StrategyNeed
  readonly judged: NeedsFit['needs'][number] | undefined
  readonly onChange: (changed: Partial<StrategyNeed>) => void
}

const LEVELS = [0, 1, 2, 3] as const

function NeedFields({ need, judged, onChange }: NeedFieldsProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const rated = judged?.ratings ? format.decimal(judged.importance ?? 0) : null
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('need.title')}
        maxLength={200}
        value={need.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NumberField
        label={t('need.importance')}
        min={1}
        max={5}
        value={need.importance}
        onChange={(importance) => onChange({ importance })}
      />
      <TextInput
        label={t('need.variable')}
        description={rated === null ? t('need.variable.hint') : t('need.rated', { rated, count: judged?.ratings ?? 0 })}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={200}
        value={need.variable ?? ''}
        onChange={({ currentTarget }) => onChange({ variable: currentTarget.value || null })}
      />
      {offerElement.options.map((element) => (
        <NativeSelect
          key={element}
          label={t('need.met', { element: t(`element.${element}`) })}
          value={String(need.met[element])}
          onChange={({ currentTarget }) => onChange({ met: { ...need.met, [element]: Number(currentTarget.value) } })}
          data={LEVELS.map((level) => ({ value: String(level), label: t(`met.${level}`) }))}
        />
      ))}
    </div>
  )
}
