import { Button, Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { type CostPool, costLevel } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { isolated } from '../language/isolated.ts'
import classes from './costing.module.css'
import { EditCard } from './EditCard.tsx'
import { type CostDraft, withItem, withoutItem } from './use-cost-draft.ts'

const NEW_CAPACITY = { minutesPerMonth: 9600, share: 0.8 }

/** The pools: where their money comes from, where it would vanish, and how many minutes it buys. */
export function PoolCards({ draft: { model, change } }: { readonly draft: CostDraft }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { pools, activities } = model
  const set = (at: number, pool: CostPool) => {
    const before = pools[at]?.name
    change({
      pools: withItem(pools, at, pool),
      // Activities name their pool, so they go along.
      activities: activities.map((one) => (one.pool === before ? { ...one, pool: pool.name } : one)),
    })
  }
  const add = () =>
    change({
      pools: [
        ...pools,
        {
          name: t('pools.new', { number: pools.length + 1 }),
          level: 'customer',
          source: { kind: 'typed', perMonth: 0 },
          capacity: null,
        },
      ],
    })
  return (
    <Panel title={t('pools.title')} note={t('pools.edit-note')}>
      <ul className={classes.cards}>
        {pools.map((pool, at) => (
          <EditCard
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
            key={at}
            name={pool.name}
            about={`${t(`level.${pool.level}`)} · ${pool.source.kind === 'typed' ? t('pools.typed') : format.list(pool.source.accounts.map(isolated))}`}
            onRemove={() => change({ pools: withoutItem(pools, at) })}
          >
            <PoolFields pool={pool} onChange={(changed) => set(at, changed)} />
          </EditCard>
        ))}
      </ul>
      <Button variant="default" size="xs" onClick={add}>
        {t('pools.add')}
      </Button>
    </Panel>
  )
}

interface PoolFieldsProps {
  readonly pool: CostPool
  readonly onChange: (pool: CostPool) => void
}

function PoolFields({ pool, onChange }: PoolFieldsProps) {
  const { t } = useTranslation('costing')
  const { name, level, capacity } = pool
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('pool')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...pool, name: currentTarget.value })}
      />
      <NativeSelect
        label={t('pools.level')}
        value={level}
        data={costLevel.options.map((value) => ({ value, label: t(`level.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...pool, level: costLevel.parse(currentTarget.value) })}
      />
      <SourceFields pool={pool} onChange={onChange} />
      <Checkbox
        className={classes.whole}
        label={t('pools.has-capacity')}
        checked={capacity !== null}
        onChange={({ currentTarget }) => onChange({ ...pool, capacity: currentTarget.checked ? NEW_CAPACITY : null })}
      />
      {capacity && (
        <>
          <NumberField
            label={t('pools.minutes-per-month')}
            min={1}
            value={capacity.minutesPerMonth}
            onChange={(minutesPerMonth) =>
              minutesPerMonth !== null && onChange({ ...pool, capacity: { ...capacity, minutesPerMonth } })
            }
          />
          <NumberField
            label={t('pools.practical')}
            min={0.01}
            max={1}
            value={capacity.share}
            onChange={(share) => share !== null && onChange({ ...pool, capacity: { ...capacity, share } })}
          />
        </>
      )}
    </div>
  )
}

function SourceFields({ pool, onChange }: PoolFieldsProps) {
  const { t } = useTranslation('costing')
  const { source } = pool
  const kinds = ['ledger', 'typed'] as const
  const choose = (kind: string) =>
    onChange({
      ...pool,
      source: kind === 'typed' ? { kind, perMonth: 0 } : { kind: 'ledger', accounts: [pool.name], activities: null },
    })
  return (
    <>
      <NativeSelect
        label={t('pools.source')}
        value={source.kind}
        data={kinds.map((value) => ({ value, label: t(`pools.source.${value}`) }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {source.kind === 'typed' ? (
        <NumberField
          label={t('pools.per-month')}
          min={0}
          value={source.perMonth}
          onChange={(perMonth) => onChange({ ...pool, source: { ...source, perMonth: perMonth ?? 0 } })}
        />
      ) : (
        <TagsInput
          label={t('pools.accounts')}
          value={[...source.accounts]}
          onChange={(accounts) => onChange({ ...pool, source: { ...source, accounts } })}
        />
      )}
    </>
  )
}
