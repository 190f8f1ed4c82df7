import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { AnswerStatements } from './AnswerStatements.tsx'
import { NumberStatements } from './NumberStatements.tsx'
import type { SqlSource } from './sql-source.ts'

interface SqlDialogProps {
  /** The number, or the page, that the SQL yields. */
  readonly of: string
  readonly source: SqlSource
  readonly onClose: () => void
}

/** The queries behind a number or a page, to be run on a copy of the workspace file. */
export function SqlDialog({ of, source, onClose }: SqlDialogProps) {
  const { t } = useTranslation()
  const { scope } = useWorkspace()
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('sql.title', { what: of })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {source.kind === 'answers' && <AnswerStatements calls={source.calls} />}
      {source.kind !== 'answers' && scope && <NumberStatements source={source} scope={scope} />}
    </Modal>
  )
}
