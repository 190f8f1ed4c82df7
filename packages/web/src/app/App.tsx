import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nextProvider } from 'react-i18next'
import { startLanguage } from '../language/start-language.ts'
import { resolveCssVariables, theme } from '../theme/theme.ts'
import { createCache } from './cache.ts'
import { router } from './router.tsx'

const language = startLanguage()
const cache = createCache()

export function App() {
  return (
    <I18nextProvider i18n={language}>
      <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveCssVariables}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}
