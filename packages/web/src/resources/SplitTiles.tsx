import type { Allocation } from '@sabad/contract/schemas/allocation'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'

/** What the present split loses, what the best one is worth, and whether more money would pay. */
export function SplitTiles({ allocation }: { readonly allocation: Allocation }) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const { loss, presentBudget, presentValue, value, marginalValue, profitableBudget } = allocation
  return (
    <StatTiles>
      <StatTile
        label={t('tile.loss')}
        meaning={
          <Meaning of={t('tile.loss')}>
            <p>{t('tile.loss.meaning')}</p>
          </Meaning>
        }
        note={loss === null ? t('tile.loss.unknown') : t('tile.loss.note', { budget: format.money(presentBudget) })}
      >
        {loss === null ? t('none') : format.money(loss)}
      </StatTile>
      <StatTile label={t('tile.value')} note={t('tile.value.note', { present: format.money(presentValue) })}>
        {format.money(value)}
      </StatTile>
      <StatTile
        label={t('tile.marginal')}
        meaning={
          <Meaning of={t('tile.marginal')}>
            <p>{t('tile.marginal.meaning')}</p>
          </Meaning>
        }
        note={marginalValue < 1 ? t('tile.marginal.note') : undefined}
      >
        {format.decimal(marginalValue)}
      </StatTile>
      <StatTile
        label={t('tile.profitable')}
        note={profitableBudget === null ? t('tile.profitable.unknown') : t('tile.profitable.note')}
      >
        {profitableBudget === null ? t('none') : format.money(profitableBudget)}
      </StatTile>
    </StatTiles>
  )
}
