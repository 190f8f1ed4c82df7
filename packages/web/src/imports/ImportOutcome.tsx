import { Button, Group } from '@mantine/core'
import type { ImportResult } from '@sabad/contract/schemas/imports'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../display/LinkButton.tsx'
import { NoticeList } from '../display/NoticeList.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { Rejects } from './Rejects.tsx'

interface ImportOutcomeProps {
  readonly result: ImportResult
  readonly onDone: () => void
}

/** What an import did: every row accounted for. */
export function ImportOutcome({ result, onDone }: ImportOutcomeProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  const { importId, rows, accepted, rejected, replaced, matchRate, warnings, reasons } = result
  return (
    <>
      <p role="status" style={{ marginBlockStart: 0 }}>
        {t(`outcome.${result.status}`, { file: result.fileName })}
      </p>
      <StatTiles>
        <StatTile label={t('count.rows')}>{format.count(rows)}</StatTile>
        <StatTile label={t('count.accepted')}>{format.count(accepted)}</StatTile>
        <StatTile label={t('count.rejected')} note={rows > 0 && format.share(rejected / rows)}>
          {format.count(rejected)}
        </StatTile>
        <StatTile label={t('count.replaced')}>{format.count(replaced)}</StatTile>
        {matchRate !== null && <StatTile label={t('count.matched')}>{format.share(matchRate)}</StatTile>}
      </StatTiles>
      <NoticeList notices={warnings} />
      {rejected > 0 && importId !== null && <Rejects importId={importId} reasons={reasons} />}
      <Group mt="md" gap="xs">
        <Button onClick={onDone}>{t('outcome.next')}</Button>
        <LinkButton to="/" variant="default">
          {t('outcome.overview')}
        </LinkButton>
      </Group>
    </>
  )
}
