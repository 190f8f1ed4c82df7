import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { movementQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { DateSelects } from './DateSelects.tsx'
import { FlowsPanel } from './FlowsPanel.tsx'
import { dateBefore } from './flows.ts'
import { MatrixPanel } from './MatrixPanel.tsx'
import { OneDateOnly } from './OneDateOnly.tsx'

export function MovementPage() {
  return <Published>{(scope) => <Movement scope={scope} />}</Published>
}

const keys = ['stayed', 'moved', 'entered', 'left'] as const

function Movement({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { asOfDates } = useWorkspace().workspace
  const asked = useSearch({ from: '/movement' })
  const known = (date: string | undefined) => asOfDates.find((one) => one === date)
  const to = known(asked.to) ?? scope.asOf
  const from = known(asked.from) ?? dateBefore(asOfDates, to)
  const query = useQuery({
    ...movementQuery({ portfolioId: scope.portfolioId, from: from ?? to, to }),
    enabled: from !== undefined,
  })
  if (!from) return <OneDateOnly />
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { from: format.date(from), to: format.date(to) })}
        actions={<DateSelects dates={asOfDates} from={from} to={to} />}
      />
      <Answer query={query} waiting={<MovementSkeleton />}>
        {(movement) => (
          <div className={page.stack}>
            <StatTiles>
              {keys.map((key) => (
                <StatTile key={key} label={t(`count.${key}`)} note={t(`count.${key}.note`)}>
                  {format.count(movement[key])}
                </StatTile>
              ))}
            </StatTiles>
            <FlowsPanel movement={movement} />
            <MatrixPanel movement={movement} />
          </div>
        )}
      </Answer>
    </div>
  )
}

function MovementSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={96} />
      <Waiting height={500} />
      <Waiting height={560} />
    </div>
  )
}
