import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TakeOutProps } from './OpenTakeOut.tsx'

// Menus are fetched when the first one is opened.
const OpenTakeOut = lazy(() => import('./OpenTakeOut.tsx').then((room) => ({ default: room.OpenTakeOut })))

/** A whole table as a file, in the format that its reader opens. The rows come from the server as they are read. */
export function TakeOut(props: TakeOutProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const button = (
    <Button
      variant="default"
      aria-haspopup="menu"
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      onClick={() => setAsked(true)}
    >
      {t('takeOut')}
    </Button>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <OpenTakeOut {...props} />
    </Suspense>
  )
}
