import '@mantine/core/styles.layer.css'
import './theme/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, askFirst } from './app/App.tsx'
import { router } from './app/router.tsx'
import { appLanguage as language } from './language/app-language.ts'
import { readPreferences } from './language/preferences.ts'
import { speak } from './language/speak.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

// The script of the page that is asked for comes while the frame around it is prepared.
void router.load()

const wanted = readPreferences(window.localStorage, navigator.languages)

/** Texts that cannot be fetched leave English, which needs no fetching: a page that can be read says more than none. */
const spoken = speak(language, wanted).then(
  () => wanted,
  () => ({ ...wanted, language: 'en' as const }),
)

void spoken.then((preferences) => {
  askFirst()
  createRoot(root).render(
    <StrictMode>
      <App language={language} preferences={preferences} />
    </StrictMode>,
  )
})
