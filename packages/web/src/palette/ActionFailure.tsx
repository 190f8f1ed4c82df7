import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'

interface ActionFailureProps {
  readonly error: unknown
  readonly onClose: () => void
}

/** Says that an action of the palette, which is closed by then, did not work. */
export function ActionFailure({ error, onClose }: ActionFailureProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} withinPortal>
      <FailureNotice error={error} />
    </Modal>
  )
}
