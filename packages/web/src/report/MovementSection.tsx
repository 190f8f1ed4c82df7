import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { biggestMoves } from '../movement/flows.ts'
import type { ReportData } from './collect-report.ts'
import { FlowsDrawing } from './FlowsDrawing.tsx'
import { MovesTable } from './MovesTable.tsx'
import { Section } from './Section.tsx'

const SHOWN = 8

/** Who changed group since the date before, and since the first date. */
export function MovementSection({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation('report')
  const { movement, longest } = data
  return (
    <Section title={t('movement.title')} note={t('movement.note')}>
      {movement ? <Span movement={movement} /> : <p>{t('movement.one-date')}</p>}
      {longest && <Span movement={longest} />}
    </Section>
  )
}

function Span({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation(['report', 'movement'])
  const format = useFormat()
  const { flows, moved, stayed, entered, left } = movement
  const moves = biggestMoves(flows, SHOWN)
  const between = { from: format.date(movement.from), to: format.date(movement.to) }
  return (
    <>
      <h3>{t('movement.span', between)}</h3>
      <p className="summary">{t('movement:summary', { moved, stayed, entered, left })}</p>
      {moves.length > 0 && (
        <>
          <FlowsDrawing movement={movement} />
          <MovesTable movement={movement} moves={moves} />
        </>
      )}
    </>
  )
}
