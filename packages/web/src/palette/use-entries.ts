import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import {
  IconCircleFilled,
  IconFileDownload,
  IconKeyboard,
  IconMoon,
  IconRefresh,
  IconRoute,
  IconStack2,
  IconUser,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { customersQuery, overviewQuery, type Scope } from '../api/queries.ts'
import { areas } from '../app/areas.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { useRefresh } from '../jobs/use-refresh.ts'
import { useLanguageChoice } from '../language/LanguageProvider.tsx'
import { languages } from '../language/languages.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { useTour } from '../tour/TourProvider.tsx'
import type { Entry } from './entries.ts'
import { matching } from './match.ts'

const PAUSE_MS = 200
const FEWEST_LETTERS = 2
const MOST_CUSTOMERS = 6
const nowhere: Scope = { portfolioId: '', asOf: '' }

export interface PaletteGoals {
  readonly onShortcuts: () => void
  /** The palette is closed by the time an action of its fails. */
  readonly onFailure: (error: unknown) => void
}

/** Everything that can be reached or done from here and answers what was typed, by section. */
export function useEntries(typed: string, goals: PaletteGoals): readonly Entry[] {
  const pages = usePages()
  const groups = useGroups()
  const portfolios = usePortfolios()
  const actions = useActions(goals)
  const customers = useCustomers(typed)
  // Customers were found by the server, in fields that are not shown here.
  return [
    ...matching(typed, pages),
    ...matching(typed, groups),
    ...customers,
    ...matching(typed, portfolios),
    ...matching(typed, actions),
  ]
}

function usePages(): readonly Entry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return areas.flatMap(({ key, icon, pages }) =>
    pages.map(({ to, key: page }) => ({
      id: `page ${to}`,
      section: 'pages' as const,
      label: t(page),
      hint: pages.length > 1 ? t(key) : undefined,
      icon,
      run: () => void navigate({ to }),
    })),
  )
}

function useGroups(): readonly Entry[] {
  const navigate = useNavigate()
  const { scope } = useWorkspace()
  const { data } = useQuery({ ...overviewQuery(scope ?? nowhere), enabled: scope !== null })
  return (data?.groups ?? []).map(({ name, title }) => ({
    id: `group ${name}`,
    section: 'groups' as const,
    label: title,
    icon: IconCircleFilled,
    run: () => void navigate({ to: '/groups/$group', params: { group: name } }),
  }))
}

function useCustomers(typed: string): readonly Entry[] {
  const navigate = useNavigate()
  const { scope } = useWorkspace()
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const wanted = scope !== null && search.length >= FEWEST_LETTERS
  const { data } = useQuery({
    ...customersQuery(scope ?? nowhere, { search, pageSize: MOST_CUSTOMERS }),
    enabled: wanted,
  })
  if (!wanted || typed.trim().length < FEWEST_LETTERS) return []
  return (data?.rows ?? []).map(({ customerId, name }) => ({
    id: `customer ${customerId}`,
    section: 'customers' as const,
    label: name ?? customerId,
    hint: name ? customerId : undefined,
    icon: IconUser,
    run: () => void navigate({ to: '/customers/$customerId', params: { customerId } }),
  }))
}

function usePortfolios(): readonly Entry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { portfolios, scope } = useWorkspace()
  return portfolios
    .filter(({ portfolioId }) => portfolioId !== scope?.portfolioId)
    .map(({ portfolioId, title }) => ({
      id: `portfolio ${portfolioId}`,
      section: 'portfolios' as const,
      label: title,
      hint: t('palette.show-portfolio'),
      icon: IconStack2,
      run: () => void navigate({ to: '/', search: (old) => ({ ...old, portfolio: portfolioId }) }),
    }))
}

function useActions({ onShortcuts, onFailure }: PaletteGoals): readonly Entry[] {
  const { t } = useTranslation()
  const { scope } = useWorkspace()
  const scheme = useScheme()
  const { setColorScheme } = useMantineColorScheme()
  const { start } = useRefresh()
  const navigate = useNavigate()
  const refresh = () => void start.mutateAsync().then(() => navigate({ to: '/data' }), onFailure)
  const { preferences } = useLanguageChoice()
  const language = languages.find((one) => one === preferences.language) ?? 'en'
  const report = async (of: Scope) => (await import('../overview/download-report.ts')).downloadReport(of, language)
  const { start: startTour } = useTour()
  const other = scheme === 'light' ? 'dark' : 'light'
  const actions: readonly Omit<Entry, 'section'>[] = [
    { id: 'refresh', label: t('palette.refresh'), icon: IconRefresh, run: refresh },
    { id: 'scheme', label: t(`scheme.${other}`), icon: IconMoon, run: () => setColorScheme(other) },
    { id: 'tour', label: t('tour.title'), icon: IconRoute, run: startTour },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: IconKeyboard, run: onShortcuts },
  ]
  const ofScope = scope
    ? [
        {
          id: 'report',
          label: t('palette.report'),
          icon: IconFileDownload,
          run: () => void report(scope).catch(onFailure),
        },
      ]
    : []
  return [...ofScope, ...actions].map((action) => ({ ...action, section: 'actions' as const }))
}
