import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Between, Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import type { MovementView } from '../app/search.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { TakeOut } from '../display/TakeOut.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { DateSelects } from './DateSelects.tsx'
import { DriftView } from './DriftView.tsx'
import { ForecastView } from './ForecastView.tsx'
import { dateBefore } from './flows.ts'
import { MovementViews } from './MovementViews.tsx'
import { MovesView } from './MovesView.tsx'
import { OneDateOnly } from './OneDateOnly.tsx'
import { PathsView } from './PathsView.tsx'
import { TimeView } from './TimeView.tsx'
import { WhyView } from './WhyView.tsx'

export function MovementPage() {
  return <Published>{(scope) => <Movement scope={scope} />}</Published>
}

function Movement({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { asOfDates } = useWorkspace().workspace
  const asked = useSearch({ from: '/movement' })
  const known = (date: string | undefined) => asOfDates.find((one) => one === date)
  const to = known(asked.to) ?? scope.asOf
  const from = known(asked.from) ?? dateBefore(asOfDates, to)
  if (!from) return <OneDateOnly />
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { from: format.date(from), to: format.date(to) })}
        actions={
          <>
            <TakeOut what="movement" query={{ portfolioId: scope.portfolioId, from, to }} />
            <DateSelects dates={asOfDates} from={from} to={to} />
          </>
        }
      />
      <MovementViews>
        {(view) => <View view={view} between={{ portfolioId: scope.portfolioId, from, to }} />}
      </MovementViews>
    </div>
  )
}

/** What looks at two dates has both; what looks back or ahead starts from the later one. */
function View({ view, between }: { readonly view: MovementView; readonly between: Between }) {
  const scope = { portfolioId: between.portfolioId, asOf: between.to }
  if (view === 'why') return <WhyView between={between} />
  if (view === 'paths') return <PathsView scope={scope} />
  if (view === 'time') return <TimeView scope={scope} />
  if (view === 'drift') return <DriftView scope={scope} />
  if (view === 'forecast') return <ForecastView scope={scope} />
  return <MovesView between={between} />
}
