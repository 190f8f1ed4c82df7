import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { portfoliosQuery, workspaceQuery } from '../api/queries.ts'
import { LanguageProvider } from '../language/LanguageProvider.tsx'
import type { LanguagePreferences } from '../language/preferences.ts'
import { resolveCssVariables, theme } from '../theme/theme.ts'
import { createCache } from './cache.ts'
import { router } from './router.tsx'

const cache = createCache()

/** What every page waits for, asked for before anything is drawn, once answers can be told in the reader's language. */
export function askFirst(): void {
  void cache.prefetchQuery(workspaceQuery)
  void cache.prefetchQuery(portfoliosQuery)
}

interface AppProps {
  readonly language: i18n
  /** What `language` speaks. */
  readonly preferences: LanguagePreferences
}

export function App({ language, preferences }: AppProps) {
  return (
    <QueryClientProvider client={cache}>
      <LanguageProvider language={language} first={preferences}>
        <DirectionProvider>
          <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveCssVariables}>
            <RouterProvider router={router} />
          </MantineProvider>
        </DirectionProvider>
      </LanguageProvider>
    </QueryClientProvider>
  )
}
