import type { DiscoveredGroup, Discovery } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import classes from './discover.module.css'

type Trait = DiscoveredGroup['profile'][number]

interface HeatPanelProps {
  readonly found: Discovery
  readonly variables: readonly PortfolioVariable[]
}

const strength = (name: string, { groups }: Discovery): number =>
  Math.max(...groups.map(({ profile }) => Math.abs(profile.find(({ measure }) => measure === name)?.difference ?? 0)))

/** Every group in every measure: how far from everyone else, in a word, a colour and the mean itself. */
export function HeatPanel({ found, variables }: HeatPanelProps) {
  const { t } = useTranslation('discover')
  const names = (found.groups[0]?.profile ?? [])
    .map(({ measure }) => measure)
    .filter((name) =>
      found.groups.some(({ profile }) => profile.some((trait) => trait.measure === name && trait.mean !== null)),
    )
    .sort((one, other) => strength(other, found) - strength(one, found))
  const variableOf = (name: string) => variables.find((variable) => variable.name === name)
  return (
    <Panel title={t('heat.title')} note={t('heat.note')} flush>
      <ScrollBox label={t('heat.title')}>
        <table className={`${table.table} ${table.sticky} ${classes.heat}`}>
          <thead>
            <tr>
              <th scope="col">{t('heat.measure')}</th>
              {found.groups.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{variableOf(name)?.title ?? name}</th>
                {found.groups.map((group) => (
                  <HeatCell
                    key={group.name}
                    trait={group.profile.find(({ measure }) => measure === name)}
                    variable={variableOf(name)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}

/** Beyond so many standard deviations the colour is at its strongest, which ink can still be read on. */
const STRONGEST = 2
const MOST_COLOUR = 45

function HeatCell({
  trait,
  variable,
}: {
  readonly trait: Trait | undefined
  readonly variable: PortfolioVariable | undefined
}) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  if (!trait || trait.mean === null) return <td>{t('unknown')}</td>
  const share = Math.min(1, Math.abs(trait.difference) / STRONGEST)
  const hue = trait.difference >= 0 ? 'var(--heat-above)' : 'var(--heat-below)'
  const background = `color-mix(in srgb, ${hue} ${Math.round(MOST_COLOUR * share)}%, var(--surface))`
  return (
    <td style={{ background }}>
      <b>{t(`distinction.${trait.code}`)}</b>
      <span>{formatMeasure(format, trait.mean, variable?.unit ?? 'score')}</span>
    </td>
  )
}
