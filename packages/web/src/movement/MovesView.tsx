import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Between, movementQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import page from '../display/page.module.css'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { FlowsPanel } from './FlowsPanel.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import { NetValuePanel } from './NetValuePanel.tsx'
import { RatesPanel } from './RatesPanel.tsx'

/** Who went where, how many of them up and down, and what it was worth. */
export function MovesView({ between }: { readonly between: Between }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const query = useQuery(movementQuery(between))
  return (
    <Answer query={query} waiting={<MovesSkeleton />}>
      {(movement) => (
        <div className={page.stack}>
          <StatTiles>
            <StatTile label={t('count.stayed')} note={t('count.stayed.note')}>
              {format.count(movement.stayed)}
            </StatTile>
            <StatTile
              label={t('count.moved')}
              note={
                movement.upgradeRate.value === null || movement.downgradeRate.value === null
                  ? t('count.moved.note')
                  : t('count.moved.rates', {
                      up: format.share(movement.upgradeRate.value),
                      down: format.share(movement.downgradeRate.value),
                    })
              }
            >
              {format.count(movement.moved)}
            </StatTile>
            <StatTile label={t('count.entered')} note={t('count.entered.note')}>
              {format.count(movement.entered)}
            </StatTile>
            <StatTile label={t('count.left')} note={t('count.left.note')}>
              {format.count(movement.left)}
            </StatTile>
          </StatTiles>
          <FlowsPanel movement={movement} />
          <div className={page.fewBesideMany}>
            <NetValuePanel movement={movement} />
            <RatesPanel movement={movement} />
          </div>
          <MatrixPanel movement={movement} />
        </div>
      )}
    </Answer>
  )
}

function MovesSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={96} />
      <Waiting height={500} />
      <Waiting height={300} />
      <Waiting height={560} />
    </div>
  )
}
