import { NativeSelect } from '@mantine/core'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import type { CustomersSearch } from './search.ts'
import classes from './shell.module.css'
import { useWorkspace } from './WorkspaceProvider.tsx'

/** Which portfolio, and on which day. Both live in the address, so that every page can be linked to. */
export function ScopeControls() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { workspace, portfolios, scope } = useWorkspace()
  const onGroupPage = useRouterState({ select: ({ location }) => location.pathname.startsWith('/groups/') })
  if (!scope) return null
  // Another portfolio has other groups: what names one of the old ones does not go along.
  const changePortfolio = (portfolio: string) =>
    void navigate({
      to: onGroupPage ? '/' : '.',
      search: ({ group: _, movedFrom: _from, movedSince: _since, path: _path, ...old }: CustomersSearch) => ({
        ...old,
        portfolio,
      }),
    })
  return (
    <div className={classes.selects}>
      <NativeSelect
        aria-label={t('scope.portfolio')}
        value={scope.portfolioId}
        onChange={({ currentTarget }) => changePortfolio(currentTarget.value)}
        data={portfolios.map(({ portfolioId, title }) => ({ value: portfolioId, label: title }))}
      />
      <NativeSelect
        aria-label={t('scope.as-of')}
        value={scope.asOf}
        onChange={({ currentTarget }) =>
          void navigate({ to: '.', search: (old) => ({ ...old, asOf: currentTarget.value }) })
        }
        data={workspace.asOfDates.map((date) => ({ value: date, label: format.date(date) }))}
      />
    </div>
  )
}
