import '@mantine/core/styles.layer.css'
import './theme/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { appLanguage as language } from './language/app-language.ts'
import { readPreferences } from './language/preferences.ts'
import { speak } from './language/speak.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

const wanted = readPreferences(window.localStorage, navigator.languages)

/** Texts that cannot be fetched leave English, which needs no fetching: a page that can be read says more than none. */
const spoken = speak(language, wanted).then(
  () => wanted,
  () => ({ ...wanted, language: 'en' as const }),
)

void spoken.then((preferences) =>
  createRoot(root).render(
    <StrictMode>
      <App language={language} preferences={preferences} />
    </StrictMode>,
  ),
)
