import { ActionIcon } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

// Menus are fetched when the first one is opened.
const OpenLanguageMenu = lazy(() =>
  import('./OpenLanguageMenu.tsx').then((room) => ({ default: room.OpenLanguageMenu })),
)

/** The language of everything, and for Persian its calendar and digits. */
export function LanguageMenu() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const button = (
    <ActionIcon
      className={classes.language}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('language')}
      aria-haspopup="menu"
      onClick={() => setAsked(true)}
    >
      <IconLanguage size={18} stroke={1.6} />
    </ActionIcon>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <OpenLanguageMenu />
    </Suspense>
  )
}
