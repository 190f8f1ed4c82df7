import { Checkbox, NativeSelect } from '@mantine/core'
import { unit } from '@sabad/contract/schemas/portfolio-definition'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import type { GroupsProps } from './GroupsPanel.tsx'
import classes from './options.module.css'
import { hasMargin, matchingOf, withHysteresis, withMatching, withMinimumGroup, withUnit } from './options.ts'

type OptionsProps = Pick<GroupsProps, 'sketch' | 'onChange'>

/** Who is put into groups together, what counts where rules meet, and what keeps groups large and steady. */
export function OptionsPanel(props: OptionsProps) {
  const { t } = useTranslation('builder')
  const { sketch, onChange } = props
  return (
    <Panel title={t('options.title')} note={t('options.note')}>
      <div className={classes.options}>
        <NativeSelect
          size="xs"
          label={t('options.unit')}
          description={t(`options.unit.${sketch.unit ?? 'customer'}.note`)}
          value={sketch.unit ?? 'customer'}
          onChange={({ currentTarget: { value } }) => onChange((old) => withUnit(old, unit.parse(value)))}
          data={unit.options.map((one) => ({ value: one, label: t(`options.unit.${one}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('options.matching')}
          description={t(`options.matching.${matchingOf(sketch)}.note`)}
          value={matchingOf(sketch)}
          onChange={({ currentTarget: { value } }) => onChange((old) => withMatching(old, value === 'exact'))}
          data={(['first', 'exact'] as const).map((one) => ({ value: one, label: t(`options.matching.${one}`) }))}
        />
        <MinimumGroup {...props} />
        <Hysteresis {...props} />
      </div>
    </Panel>
  )
}

function MinimumGroup({ sketch: { minimumGroup }, onChange }: OptionsProps) {
  const { t } = useTranslation('builder')
  const set = (change: Partial<NonNullable<typeof minimumGroup>>) =>
    onChange((old) => withMinimumGroup(old, { ...(old.minimumGroup ?? { customers: 1, share: 0 }), ...change }))
  return (
    <fieldset className={classes.option}>
      <Checkbox
        size="xs"
        label={t('options.minimum')}
        description={t('options.minimum.note')}
        checked={minimumGroup !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          onChange((old) => withMinimumGroup(old, checked ? { customers: 30, share: 0.01 } : null))
        }
      />
      {minimumGroup && (
        <div className={classes.numbers}>
          <NumberField
            size="xs"
            label={t('options.minimum.customers')}
            min={1}
            value={minimumGroup.customers}
            onChange={(customers) => customers !== null && set({ customers: Math.round(customers) })}
          />
          <NumberField
            size="xs"
            label={t('options.minimum.share')}
            min={0}
            max={50}
            value={minimumGroup.share * 100}
            onChange={(share) => share !== null && set({ share: share / 100 })}
          />
        </div>
      )}
    </fieldset>
  )
}

function Hysteresis({ sketch, onChange }: OptionsProps) {
  const { t } = useTranslation('builder')
  const { hysteresis } = sketch
  return (
    <fieldset className={classes.option}>
      <Checkbox
        size="xs"
        label={t('options.hysteresis')}
        description={t('options.hysteresis.note')}
        checked={hysteresis !== undefined}
        onChange={({ currentTarget: { checked } }) => onChange((old) => withHysteresis(old, checked ? 0.1 : null))}
      />
      {hysteresis && hasMargin(sketch) && (
        <div className={classes.numbers}>
          <NumberField
            size="xs"
            label={t('options.hysteresis.margin')}
            min={0}
            max={100}
            value={hysteresis.margin * 100}
            onChange={(margin) => margin !== null && onChange((old) => withHysteresis(old, margin / 100))}
          />
        </div>
      )}
    </fieldset>
  )
}
