import type { ModelCaution, ModelReason } from '@sabad/contract/schemas/models'
import { workspaceModelName } from '@sabad/contract/schemas/models'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Why a model was chosen, or why not, as the end of a sentence. */
export function useModelReason(): (reason: ModelReason) => string {
  const { t } = useTranslation('models')
  return useCallback(({ code, params }) => t(`reason.${code}`, params), [t])
}

const verdicts = [
  'chosen-by-holdout',
  'alone-in-holdout',
  'not-preferred',
  'customers-less-well',
  'best-of-leaving',
] as const

/** The same beside the numbers, which it need not repeat. */
export function useModelVerdict(): (reason: ModelReason) => string {
  const { t } = useTranslation('models')
  const inWords = useModelReason()
  return useCallback(
    (reason) => {
      const verdict = verdicts.find((code) => code === reason.code)
      return verdict ? t(`verdict.${verdict}`) : inWords(reason)
    },
    [t, inWords],
  )
}

/** What to keep in mind, as a sentence. */
export function useModelCaution(): (caution: ModelCaution) => string {
  const { t } = useTranslation('models')
  return useCallback(
    ({ code, params }) => {
      const named = workspaceModelName.safeParse(params.model)
      return t(`caution.${code}`, { ...params, model: named.success ? t(`name.${named.data}`) : '' })
    },
    [t],
  )
}
