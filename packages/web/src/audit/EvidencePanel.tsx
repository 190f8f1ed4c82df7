import type { AuditEvidence } from '@sabad/contract/schemas/audit'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './audit.module.css'

interface EvidencePanelProps {
  readonly evidence: readonly AuditEvidence[]
}

/** What can be counted, beside what people say. */
export function EvidencePanel({ evidence }: EvidencePanelProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const shown = ({ newest, ...params }: AuditEvidence['params']) => ({
    ...params,
    newest: typeof newest === 'string' && newest !== '' ? format.date(newest) : '',
  })
  return (
    <Panel title={t('evidence')} note={t('evidence.note')}>
      <dl className={classes.evidence}>
        {evidence.map(({ dimension, code, params }) => (
          <div key={code}>
            <dt>{t(`dimension.${dimension}`)}</dt>
            <dd>{t(`evidence.${code}`, shown(params))}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
