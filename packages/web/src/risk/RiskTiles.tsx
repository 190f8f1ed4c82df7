import type { PortfolioKind, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'

/** What the base earns a month, how much that swings, and how well it is paid for. */
export function RiskTiles({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const { base, portfolios } = risk
  const rewardOf = (kind: PortfolioKind) => {
    const reward = portfolios.find((one) => one.kind === kind)?.rewardForRisk ?? null
    return reward === null ? t('none') : format.decimal(reward)
  }
  return (
    <StatTiles>
      <StatTile label={t('tile.mean')} note={t('tile.mean.note')}>
        {format.money(base.mean)}
      </StatTile>
      <StatTile
        label={t('tile.variation')}
        meaning={
          <Meaning of={t('tile.variation')}>
            <p>{t('tile.variation.meaning')}</p>
          </Meaning>
        }
        note={t('tile.variation.note', { deviation: format.money(base.deviation) })}
      >
        {base.variation === null ? t('none') : format.share(base.variation)}
      </StatTile>
      <StatTile
        label={t('tile.reward')}
        meaning={
          <Meaning of={t('tile.reward')}>
            <p>{t('tile.reward.meaning')}</p>
          </Meaning>
        }
        note={t('tile.reward.note', { best: rewardOf('tangency') })}
      >
        {rewardOf('current')}
      </StatTile>
    </StatTiles>
  )
}
