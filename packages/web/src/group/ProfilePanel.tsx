import { Button } from '@mantine/core'
import type { Measure } from '@sabad/contract/schemas/customers'
import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { measuresQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { MeasureMeaning } from '../display/MeasureMeaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { DifferenceBar } from './DifferenceBar.tsx'
import classes from './difference-bar.module.css'

type Trait = GroupPage['profile'][number]

const strength = ({ difference }: Trait) => Math.abs(difference ?? 0)

/** As many as tell the story; the rest differ little. */
const SHOWN_AT_FIRST = 12

/** What sets the group apart from the base, strongest first. */
export function ProfilePanel({ answer }: { readonly answer: GroupPage }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const measures = useQuery(measuresQuery)
  const [all, setAll] = useState(false)
  const traits = [...answer.profile].sort((a, b) => strength(b) - strength(a))
  return (
    <Panel title={t('profile.title')} note={t('profile.note', { asOf: format.date(answer.asOf) })} flush>
      <Answer query={measures} waiting={<Waiting height={320} />}>
        {(registry) => <ProfileTable traits={all ? traits : traits.slice(0, SHOWN_AT_FIRST)} registry={registry} />}
      </Answer>
      {measures.data && !all && traits.length > SHOWN_AT_FIRST && (
        <Button size="compact-sm" variant="default" m="xs" ms="md" onClick={() => setAll(true)}>
          {t('profile.all', { count: traits.length })}
        </Button>
      )}
    </Panel>
  )
}

interface ProfileTableProps {
  readonly traits: readonly Trait[]
  readonly registry: readonly Measure[]
}

function ProfileTable({ traits, registry }: ProfileTableProps) {
  const { t } = useTranslation('group')
  const widest = Math.max(1, ...traits.map(strength))
  return (
    <ScrollBox label={t('profile.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('profile.measure')}</th>
            <th scope="col" className={table.number}>
              {t('profile.group')}
            </th>
            <th scope="col" className={`${table.number} ${classes.roomOnly}`}>
              {t('profile.base')}
            </th>
            <th scope="col">{t('profile.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {traits.map((trait) => (
            <TraitRow
              key={trait.measure}
              trait={trait}
              measure={registry.find(({ name }) => name === trait.measure)}
              widest={widest}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface TraitRowProps {
  readonly trait: Trait
  readonly measure: Measure | undefined
  readonly widest: number
}

function TraitRow({ trait, measure, widest }: TraitRowProps) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const write = (mean: number | null) =>
    mean === null ? t('profile.unknown') : formatMeasure(format, mean, measure?.unit ?? 'score')
  return (
    <tr>
      <th scope="row">
        <WithMeaning title={measure?.title ?? trait.measure}>
          {measure && <MeasureMeaning measure={measure} />}
        </WithMeaning>
      </th>
      <td className={`${table.number} ${table.nowrap}`}>{write(trait.groupMean)}</td>
      <td className={`${table.number} ${table.nowrap} ${classes.roomOnly}`}>{write(trait.baseMean)}</td>
      <td>
        {trait.difference === null ? (
          t('profile.unknown')
        ) : (
          <DifferenceBar difference={trait.difference} widest={widest} />
        )}
      </td>
    </tr>
  )
}
