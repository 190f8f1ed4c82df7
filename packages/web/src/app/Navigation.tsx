import {
  IconArrowsExchange,
  IconDatabaseImport,
  IconLayoutDashboard,
  IconLayoutGridAdd,
  IconMathFunction,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

const places = [
  { to: '/', key: 'navigation.overview', icon: IconLayoutDashboard },
  { to: '/movement', key: 'navigation.movement', icon: IconArrowsExchange },
  { to: '/customers', key: 'navigation.customers', icon: IconUsers },
  { to: '/builder', key: 'navigation.builder', icon: IconLayoutGridAdd },
  { to: '/models', key: 'navigation.models', icon: IconMathFunction },
  { to: '/data', key: 'navigation.data', icon: IconDatabaseImport },
] as const

export function Navigation() {
  const { t } = useTranslation()
  return places.map(({ to, key, icon: Icon }) => (
    <Link key={to} to={to} className={classes.link} activeOptions={{ exact: to === '/', includeSearch: false }}>
      <Icon size={18} stroke={1.6} aria-hidden />
      {t(key)}
    </Link>
  ))
}
