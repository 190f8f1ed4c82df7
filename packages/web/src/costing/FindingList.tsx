import type { CostFinding } from '@sabad/contract/schemas/costing'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNamed, useWords } from '../language/use-words.ts'
import classes from './costing.module.css'

/** What is not as it should be, errors first, each with its place in the model. */
export function FindingList({ findings }: { readonly findings: readonly CostFinding[] }) {
  const { t } = useTranslation('costing')
  const words = useWords()
  const named = useNamed()
  const sorted = findings.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return (
    <ul className={classes.findings}>
      {sorted.map(({ code, severity, place, params, message }) => {
        const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle
        return (
          <li key={`${code} ${place} ${JSON.stringify(params)}`} data-severity={severity}>
            <Icon size={16} stroke={1.7} aria-label={t(`severity.${severity}`)} />
            <span>
              {words({ area: 'costing', code: `finding.${code}`, params: named(params), otherwise: message })}{' '}
              <code className={classes.place}>{place}</code>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
