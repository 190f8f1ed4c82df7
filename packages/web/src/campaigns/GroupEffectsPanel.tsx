import { NativeSelect } from '@mantine/core'
import type { CampaignEffects, EffectByGroup } from '@sabad/contract/schemas/campaigns'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { EffectCells, EffectHeadings } from './EffectCells.tsx'
import { scaleOf } from './IntervalBar.tsx'

interface Choice {
  readonly key: string
  readonly label: string
  readonly of: EffectByGroup
}

/** All campaigns together, each by itself, and each of its alternatives. */
function useChoices({ inAll, campaigns }: CampaignEffects): readonly Choice[] {
  const { t } = useTranslation('campaigns')
  const measured = campaigns.filter(({ effect }) => effect !== null)
  return [
    { key: 'all', label: t('groups.all'), of: inAll },
    ...measured.flatMap((campaign) => [
      { key: JSON.stringify([campaign.campaign]), label: campaign.campaign, of: campaign },
      ...campaign.arms.map((of) => ({
        key: JSON.stringify([campaign.campaign, of.arm]),
        label: t('groups.arm', { campaign: campaign.campaign, arm: of.arm ?? t('none') }),
        of,
      })),
    ]),
  ]
}

/** What contacts changed in each group. */
export function GroupEffectsPanel({ effects }: { readonly effects: CampaignEffects }) {
  const { t } = useTranslation('campaigns')
  const choices = useChoices(effects)
  const [chosen, setChosen] = useState('all')
  const shown = choices.find(({ key }) => key === chosen) ?? choices[0]
  return (
    <Panel
      title={t('groups.title')}
      note={t('groups.note')}
      actions={
        <>
          <NativeSelect
            size="xs"
            aria-label={t('groups.campaign')}
            value={shown?.key ?? 'all'}
            data={choices.map(({ key, label }) => ({ value: key, label }))}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
          <Meaning of={t('shrunken')}>
            <p>{t('groups.meaning')}</p>
          </Meaning>
        </>
      }
      flush
    >
      {shown && <GroupTable of={shown.of} />}
    </Panel>
  )
}

function GroupTable({ of: { groups } }: { readonly of: EffectByGroup }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const scale = scaleOf(groups.flatMap(({ effect }) => (effect ? [effect.net] : [])))
  return (
    <ScrollBox label={t('groups.title')}>
      <table className={`${table.table} ${table.sticky}`}>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <EffectHeadings />
            <th scope="col" className={table.number}>
              {t('shrunken')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.name}>
              <th scope="row">
                <GroupName group={group} linked />
              </th>
              <EffectCells of={group} scale={scale} />
              <td className={table.number}>{group.shrunken ? format.money(group.shrunken.value) : t('none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
