import { UnstyledButton } from '@mantine/core'
import { IconMenu2, IconX } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { areaOf, areas } from './areas.ts'
import classes from './shell.module.css'

interface ThumbBarProps {
  readonly menuOpen: boolean
  readonly onMenu: () => void
}

/** On a phone: what is looked at most, and the menu of all, where a thumb reaches. */
const within = areas.filter(({ key }) =>
  ['navigation.overview', 'navigation.movement', 'navigation.customers', 'navigation.profit'].includes(key),
)

export function ThumbBar({ menuOpen, onMenu }: ThumbBarProps) {
  const { t } = useTranslation()
  const here = useRouterState({ select: ({ location }) => areaOf(location.pathname) })
  const Icon = menuOpen ? IconX : IconMenu2
  return (
    <>
      {within.map(({ key, icon: AreaIcon, pages }, at) => (
        <Link key={key} to={pages[0].to} className={classes.thumb} data-here={within[at] === here && !menuOpen}>
          <AreaIcon size={22} stroke={1.5} aria-hidden />
          <span>{t(key)}</span>
        </Link>
      ))}
      <UnstyledButton
        className={classes.thumb}
        onClick={onMenu}
        aria-expanded={menuOpen}
        data-here={menuOpen || (here !== undefined && !within.includes(here))}
      >
        <Icon size={22} stroke={1.5} aria-hidden />
        <span>{t('menu')}</span>
      </UnstyledButton>
    </>
  )
}
