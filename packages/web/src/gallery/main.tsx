import '@mantine/core/styles.layer.css'
import '../theme/page.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { startLanguage } from '../language/start-language.ts'
import { resolveCssVariables, theme } from '../theme/theme.ts'
import { Gallery } from './Gallery.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('gallery.html has no element #root')

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={startLanguage()}>
      <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveCssVariables}>
        <Gallery />
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
)
