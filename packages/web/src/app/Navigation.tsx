import {
  IconArrowsExchange,
  IconBooks,
  IconBulb,
  IconCalculator,
  IconCalendarTime,
  IconChartDots,
  IconChartDots3,
  IconClipboardCheck,
  IconCoins,
  IconColumns2,
  IconCompass,
  IconDatabaseImport,
  IconGauge,
  IconLayoutDashboard,
  IconLayoutGridAdd,
  IconMathFunction,
  IconReportMoney,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react'

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

/** What there is to see, what is decided, what groups are made with, and what all of it rests on. */
const areas = [
  {
    key: 'navigation.base',
    places: [
      { to: '/', key: 'navigation.overview', icon: IconLayoutDashboard },
      { to: '/scorecard', key: 'navigation.scorecard', icon: IconGauge },
      { to: '/movement', key: 'navigation.movement', icon: IconArrowsExchange },
      { to: '/cohorts', key: 'navigation.cohorts', icon: IconCalendarTime },
      { to: '/customers', key: 'navigation.customers', icon: IconUsers },
    ],
  },
  {
    key: 'navigation.money',
    places: [
      { to: '/profit', key: 'navigation.profit', icon: IconReportMoney },
      { to: '/costing', key: 'navigation.costing', icon: IconCalculator },
      { to: '/risk', key: 'navigation.risk', icon: IconChartDots },
    ],
  },
  {
    key: 'navigation.decisions',
    places: [
      { to: '/strategies', key: 'navigation.strategies', icon: IconCompass },
      { to: '/resources', key: 'navigation.resources', icon: IconCoins },
      { to: '/insights', key: 'navigation.insights', icon: IconBulb },
      { to: '/audit', key: 'navigation.audit', icon: IconClipboardCheck },
    ],
  },
  {
    key: 'navigation.workshop',
    places: [
      { to: '/builder', key: 'navigation.builder', icon: IconLayoutGridAdd },
      { to: '/library', key: 'navigation.library', icon: IconBooks },
      { to: '/discover', key: 'navigation.discover', icon: IconChartDots3 },
      { to: '/compare', key: 'navigation.compare', icon: IconColumns2 },
      { to: '/market', key: 'navigation.market', icon: IconTargetArrow },
    ],
  },
  {
    key: 'navigation.ground',
    places: [
      { to: '/models', key: 'navigation.models', icon: IconMathFunction },
      { to: '/data', key: 'navigation.data', icon: IconDatabaseImport },
    ],
  },
] as const

export function Navigation() {
  const { t } = useTranslation()
  return areas.map(({ key: area, places }) => (
    <div key={area} className={classes.area}>
      <p className={classes.areaName}>{t(area)}</p>
      {places.map(({ to, key, icon: Icon }) => (
        <Link key={to} to={to} className={classes.link} activeOptions={{ exact: to === '/', includeSearch: false }}>
          <Icon size={18} stroke={1.6} aria-hidden />
          {t(key)}
        </Link>
      ))}
    </div>
  ))
}
