import { useQueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { keepPreferences, type LanguagePreferences } from './preferences.ts'
import { speak } from './speak.ts'

interface LanguageChoice {
  readonly preferences: LanguagePreferences
  readonly choose: (preferences: LanguagePreferences) => Promise<void>
}

const ChoiceContext = createContext<LanguageChoice | null>(null)

interface LanguageProviderProps {
  readonly language: i18n
  /** What is spoken already. */
  readonly first: LanguagePreferences
  readonly children: ReactNode
}

export function LanguageProvider({ language, first, children }: LanguageProviderProps) {
  const cache = useQueryClient()
  const [preferences, setPreferences] = useState(first)
  const choose = useCallback(
    async (wanted: LanguagePreferences) => {
      await speak(language, wanted)
      keepPreferences(window.localStorage, wanted)
      setPreferences(wanted)
      // Answers hold texts of the engine, in the language in which they were asked for.
      await cache.invalidateQueries()
    },
    [language, cache],
  )
  const choice = useMemo(() => ({ preferences, choose }), [preferences, choose])
  return (
    <ChoiceContext value={choice}>
      <I18nextProvider i18n={language}>{children}</I18nextProvider>
    </ChoiceContext>
  )
}

export function useLanguageChoice(): LanguageChoice {
  const choice = useContext(ChoiceContext)
  if (!choice) throw new Error('useLanguageChoice needs a LanguageProvider above it')
  return choice
}
