import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './shell.module.css'

export function ColourSchemeSwitch() {
  const { t } = useTranslation()
  const scheme = useScheme()
  const { setColorScheme } = useMantineColorScheme()
  const other = scheme === 'light' ? 'dark' : 'light'
  return (
    <ActionIcon
      className={classes.scheme}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t(`scheme.${other}`)}
      onClick={() => setColorScheme(other)}
    >
      {scheme === 'light' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
    </ActionIcon>
  )
}
