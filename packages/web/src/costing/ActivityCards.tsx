import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type CostActivity, type CostModel, costStep } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { isolated } from '../language/isolated.ts'
import classes from './costing.module.css'
import { DriverFields } from './DriverFields.tsx'
import { EditCard } from './EditCard.tsx'
import { type CostDraft, withItem, withoutItem } from './use-cost-draft.ts'
import { useDriverWords } from './use-driver-words.ts'

/** The activities: who pays for them, what is counted, and how long each takes. */
export function ActivityCards({ draft: { model, change } }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  const driverWords = useDriverWords()
  const { pools, activities } = model
  const first = pools.find(({ level }) => level !== 'facility')
  const add = () =>
    change({
      activities: [
        ...activities,
        {
          name: t('activities.new', { number: activities.length + 1 }),
          pool: first?.name ?? '',
          step: 'service',
          driver: { count: 'orders', where: [] },
          minutes: null,
          share: null,
        },
      ],
    })
  return (
    <Panel title={t('activities.title')} note={t('activities.edit-note')}>
      <ul className={classes.cards}>
        {activities.map((activity, at) => (
          <EditCard
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
            key={at}
            name={activity.name}
            about={`${isolated(activity.pool)} · ${driverWords(activity.driver)}`}
            onRemove={() => change({ activities: withoutItem(activities, at) })}
          >
            <ActivityFields
              activity={activity}
              pools={pools}
              onChange={(changed) => change({ activities: withItem(activities, at, changed) })}
            />
          </EditCard>
        ))}
      </ul>
      <Button variant="default" size="xs" disabled={!first} onClick={add}>
        {t('activities.add')}
      </Button>
    </Panel>
  )
}

interface ActivityFieldsProps {
  readonly activity: CostActivity
  readonly pools: CostModel['pools']
  readonly onChange: (activity: CostActivity) => void
}

function ActivityFields({ activity, pools, onChange }: ActivityFieldsProps) {
  const { t } = useTranslation('costing')
  const { name, pool, step, driver, minutes, share } = activity
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('activity')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...activity, name: currentTarget.value })}
      />
      <NativeSelect
        label={t('pool')}
        value={pool}
        data={pools.filter(({ level }) => level !== 'facility').map((one) => one.name)}
        onChange={({ currentTarget }) => onChange({ ...activity, pool: currentTarget.value })}
      />
      <NativeSelect
        label={t('activities.step')}
        value={step}
        data={costStep.options.map((value) => ({ value, label: t(`step.${value}`, { ns: 'profit' }) }))}
        onChange={({ currentTarget }) => onChange({ ...activity, step: costStep.parse(currentTarget.value) })}
      />
      <DriverFields
        label={t('activities.driver')}
        driver={driver}
        onChange={(changed) => onChange({ ...activity, driver: changed })}
      />
      <Checkbox
        className={classes.whole}
        label={t('activities.has-times')}
        checked={minutes !== null}
        onChange={({ currentTarget }) =>
          onChange({ ...activity, minutes: currentTarget.checked ? { base: 10, extra: [] } : null, share: null })
        }
      />
      {minutes ? (
        <TimeFields activity={activity} minutes={minutes} onChange={onChange} />
      ) : (
        <NumberField
          label={t('activities.share')}
          min={0.0001}
          max={1}
          value={share}
          onChange={(changed) => onChange({ ...activity, share: changed })}
        />
      )}
    </div>
  )
}

interface TimeFieldsProps {
  readonly activity: CostActivity
  readonly minutes: NonNullable<CostActivity['minutes']>
  readonly onChange: (activity: CostActivity) => void
}

/** The time equation: so many minutes each, and more for what makes it longer. */
function TimeFields({ activity, minutes, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('costing')
  const { base, extra } = minutes
  const set = (changed: Partial<typeof minutes>) => onChange({ ...activity, minutes: { ...minutes, ...changed } })
  return (
    <>
      <NumberField
        label={t('activities.minutes-each')}
        min={0}
        value={base}
        onChange={(value) => set({ base: value ?? 0 })}
      />
      {extra.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: additions have no name
        <div key={at} className={classes.extra}>
          <NumberField
            label={t('activities.minutes-more')}
            value={one.minutes}
            onChange={(value) => set({ extra: withItem(extra, at, { ...one, minutes: value ?? 0 }) })}
          />
          <DriverFields
            label={t('activities.more-for')}
            driver={one.driver}
            onChange={(driver) => set({ extra: withItem(extra, at, { ...one, driver }) })}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => set({ extra: withoutItem(extra, at) })}
          >
            {t('activities.remove-more')}
          </Button>
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes.small}
        onClick={() => set({ extra: [...extra, { driver: { count: 'new-customers', where: [] }, minutes: 5 }] })}
      >
        {t('activities.add-more')}
      </Button>
    </>
  )
}
