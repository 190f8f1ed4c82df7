import { Button } from '@mantine/core'
import type { SignificanceCandidate, SignificanceKind } from '@sabad/contract/schemas/significance'
import { useTranslation } from 'react-i18next'
import classes from './significance.module.css'
import { useEvidence } from './use-evidence.ts'

interface CandidateListProps {
  readonly candidates: readonly SignificanceCandidate[]
  readonly onUse: (kind: SignificanceKind) => void
}

/** What the data suggest of the customer; people decide. */
export function CandidateList({ candidates, onUse }: CandidateListProps) {
  const { t } = useTranslation('significance')
  const evidenceOf = useEvidence()
  if (candidates.length === 0) return null
  return (
    <div>
      <h3 className={classes.heading}>{t('suggested')}</h3>
      <ul className={classes.flags}>
        {candidates.map(({ kind, evidence }) => (
          <li key={kind}>
            <div className={classes.what}>
              <span className={classes.kind}>{t(`kind.${kind}`)}</span>
              <p className={classes.evidence}>{evidenceOf(evidence)}</p>
            </div>
            <Button size="compact-xs" variant="default" onClick={() => onUse(kind)}>
              {t('suggested.use')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
