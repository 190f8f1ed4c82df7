import type { PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import type { WorkspaceSummary } from '@sabad/contract/schemas/workspace'
import { useSuspenseQueries } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { portfoliosQuery, type Scope, workspaceQuery } from '../api/queries.ts'
import { FormatProvider } from '../language/FormatProvider.tsx'
import type { ScopeSearch } from './search.ts'

export interface WorkspaceView {
  readonly workspace: WorkspaceSummary
  readonly portfolios: readonly PortfolioSummary[]
  /** Null until something has been computed. */
  readonly scope: Scope | null
}

const WorkspaceContext = createContext<WorkspaceView | null>(null)

export function useWorkspace(): WorkspaceView {
  const view = useContext(WorkspaceContext)
  if (!view) throw new Error('useWorkspace needs a WorkspaceProvider above it')
  return view
}

const FIRST_CHOICE = 'starter'

/** What the address asks for where it exists, else the starter portfolio at the newest date. */
function chooseScope(view: Omit<WorkspaceView, 'scope'>, asked: ScopeSearch): Scope | null {
  const { portfolios, workspace } = view
  const named = (id: string | undefined) => portfolios.find(({ portfolioId }) => portfolioId === id)
  const portfolio = named(asked.portfolio) ?? named(FIRST_CHOICE) ?? portfolios[0]
  const asOf = workspace.asOfDates.find((date) => date === asked.asOf) ?? workspace.asOfDates[0]
  return portfolio && asOf ? { portfolioId: portfolio.portfolioId, asOf } : null
}

export function WorkspaceProvider({ children }: { readonly children: ReactNode }) {
  const [{ data: workspace }, { data: portfolios }] = useSuspenseQueries({ queries: [workspaceQuery, portfoliosQuery] })
  const asked = useSearch({ strict: false })
  const scope = chooseScope({ workspace, portfolios }, asked)
  return (
    <WorkspaceContext value={{ workspace, portfolios, scope }}>
      <FormatProvider currency={workspace.settings.currency}>{children}</FormatProvider>
    </WorkspaceContext>
  )
}
