import type { CampaignEffects, MeasuredCampaign } from '@sabad/contract/schemas/campaigns'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import classes from './campaigns.module.css'
import { EffectCells, EffectHeadings } from './EffectCells.tsx'
import { scaleOf } from './IntervalBar.tsx'

/** Campaigns that are measured, newest first, and why the others are not. */
export function EffectsPanel({ effects }: { readonly effects: CampaignEffects }) {
  const { t } = useTranslation('campaigns')
  const measured = effects.campaigns.filter(({ effect }) => effect !== null)
  return (
    <Panel
      title={t('effects.title')}
      note={t('effects.note')}
      actions={
        <Meaning of={t('net')}>
          <p>{t('effects.meaning.net')}</p>
          <p>{t('effects.meaning.discount')}</p>
          <p>{t('effects.meaning.draw')}</p>
        </Meaning>
      }
      flush
    >
      {measured.length > 0 && <CampaignTable campaigns={measured} />}
      <div className={classes.notes}>
        {measured.length === 0 && <p>{t('nothing-measured')}</p>}
        <KnownNotes effects={effects} />
        {effects.campaigns.map((campaign) => (
          <CampaignNotes key={campaign.campaign} campaign={campaign} least={effects.leastOnASide} />
        ))}
      </div>
    </Panel>
  )
}

function CampaignTable({ campaigns }: { readonly campaigns: readonly MeasuredCampaign[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const scale = scaleOf(campaigns.flatMap(({ effect }) => (effect ? [effect.net] : [])))
  return (
    <ScrollBox label={t('effects.title')}>
      <table className={`${table.table} ${table.sticky}`}>
        <thead>
          <tr>
            <th scope="col">{t('campaign')}</th>
            <EffectHeadings />
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <tr key={campaign.campaign}>
              <th scope="row">
                <bdi>{campaign.campaign}</bdi>
                <div className={classes.until}>{t('until', { date: format.date(campaign.to) })}</div>
              </th>
              <EffectCells of={campaign} scale={scale} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** What of the costs is known. */
function KnownNotes({ effects }: { readonly effects: CampaignEffects }) {
  const { t } = useTranslation('campaigns')
  return (
    <>
      {!effects.isCostKnown && <p>{t('effects.no-cost')}</p>}
      <p>{effects.isDiscountKnown ? t('effects.window', { days: effects.windowDays }) : t('effects.no-discount')}</p>
    </>
  )
}

interface CampaignNotesProps {
  readonly campaign: MeasuredCampaign
  readonly least: number
}

/** Why a campaign is not measured, and what is to be kept in mind where it is. */
function CampaignNotes({ campaign: { campaign, reason, cautions, sampleRatio }, least }: CampaignNotesProps) {
  const { t } = useTranslation('campaigns')
  const words = useWords()
  const format = useFormat()
  return (
    <>
      {reason && <p>{t(`reason.${reason}`, { campaign, least })}</p>}
      {sampleRatio?.isSuspicious && (
        <p>
          {t('caution.sample-ratio', {
            campaign,
            group: sampleRatio.group.title,
            chance: format.share(sampleRatio.pValue),
          })}
        </p>
      )}
      {cautions.map(({ code, params: { ends, ...params } }) => (
        <p key={code}>
          {words({
            area: 'campaigns',
            code: `caution.${code}`,
            params: { campaign, ...params, ...(typeof ends === 'string' && { ends: format.date(ends) }) },
            otherwise: code,
          })}
        </p>
      ))}
    </>
  )
}
