import { Button } from '@mantine/core'
import { fileAddress } from '@sabad/contract/files'
import type { ImportResult } from '@sabad/contract/schemas/imports'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { rejectsQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './imports.module.css'
import { RejectsTable } from './RejectsTable.tsx'
import { useReason } from './use-reason.ts'

interface RejectsProps {
  readonly importId: number
  readonly reasons: ImportResult['reasons']
}

/** The rows that could not be used: why, which, and all of them as a file to mend. */
export function Rejects({ importId, reasons }: RejectsProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const reason = useReason()
  const query = useQuery(rejectsQuery(importId))
  const { origin } = window.location
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return (
    <section aria-label={t('rejects.title')} className={classes.rejects}>
      <div className={classes.rejectsHead}>
        <h3>{t('rejects.title')}</h3>
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          href={fileAddress({ origin }, `/imports/${importId}/rejects.csv`)}
          download
        >
          {t('rejects.download')}
        </Button>
      </div>
      <ul className={classes.reasons}>
        {sorted.map(([code, count]) => (
          <li key={code}>
            <b>{format.count(count)}</b> {reason(code)}
          </li>
        ))}
      </ul>
      <Answer query={query} waiting={<Waiting height={160} />}>
        {(rejects) => <RejectsTable rejects={rejects} />}
      </Answer>
    </section>
  )
}
