import type { VariableList } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { withoutTier, withTier } from './changes.ts'
import { useDrop } from './drag.ts'
import type { Sketch } from './sketch.ts'
import { TierCard } from './TierCard.tsx'
import classes from './tiers.module.css'
import { type Preview, speaksOf } from './use-preview.ts'

const MOST_TIERS = 8

interface TiersPanelProps {
  readonly sketch: Sketch
  readonly known: VariableList
  readonly preview: Preview
  readonly onAdd: (variable: string) => void
  readonly onChange: (change: (old: Sketch) => Sketch) => void
}

/** What customers are sorted by. The panel takes what is dropped on it as a further tier. */
export function TiersPanel({ sketch, known, preview, onAdd, onChange }: TiersPanelProps) {
  const { t } = useTranslation('builder')
  const isFull = sketch.tiers.length >= MOST_TIERS
  const drop = useDrop((variable) => !isFull && onAdd(variable))
  return (
    <Panel title={t('tiers.title')} note={t('tiers.note')}>
      <div className={classes.tiers} {...drop}>
        {sketch.tiers.map((tier, at) => (
          <TierCard
            key={tier.name}
            tier={tier}
            earlier={sketch.tiers.slice(0, at)}
            known={known.variables}
            cuts={preview.answer?.calibration.cuts[tier.name]}
            portfolioId={sketch.portfolioId}
            told={sketch.tiers.length === 1 ? preview.answer?.groups : undefined}
            refusal={speaksOf(preview.refusal, 'tier', tier.name) ? (preview.refusal?.sentence ?? null) : null}
            onChange={(changed) => onChange((old) => withTier(old, tier, changed))}
            onRemove={() => onChange((old) => withoutTier(old, tier.name))}
          />
        ))}
        <p className={classes.drop}>
          {isFull ? t('tiers.full', { most: MOST_TIERS }) : t(sketch.tiers.length === 0 ? 'tiers.first' : 'tiers.drop')}
        </p>
      </div>
    </Panel>
  )
}
