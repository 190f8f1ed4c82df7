import { useDebouncedValue } from '@mantine/hooks'
import { readError } from '@sabad/contract/read-error'
import { isParticular } from '@sabad/contract/schemas/particulars'
import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { previewQuery } from '../api/queries.ts'
import { useErrorSentence } from '../language/use-words.ts'
import { previewable, type Sketch } from './sketch.ts'

const ASK_AFTER_MILLISECONDS = 200

/** What the server says of the sketch as it is now, or why it says nothing. */
export interface Preview {
  readonly answer: PortfolioPreview | undefined
  readonly isCounting: boolean
  /** Why the definition is refused. */
  readonly refusal: Refused | null
}

type Params = Readonly<Record<string, unknown>>

interface Refused {
  readonly sentence: string
  /** What the refusal and each of its particulars name. */
  readonly names: readonly Params[]
}

const namesOf = (params: Params): readonly Params[] => [
  params,
  ...[params.detail ?? []].flat().flatMap((one) => (isParticular(one) ? [one.params] : [])),
]

export function usePreview(sketch: Sketch): Preview {
  const sentence = useErrorSentence()
  const definition = useMemo(() => previewable(sketch), [sketch])
  const [asked] = useDebouncedValue(definition, ASK_AFTER_MILLISECONDS)
  const { data, error, isFetching, isError } = useQuery(previewQuery(asked))
  const failure = isError ? readError(error) : null
  return {
    answer: asked && !isError ? data : undefined,
    isCounting: isFetching || asked !== definition,
    refusal:
      asked && failure ? { sentence: sentence(failure.code, failure.params), names: namesOf(failure.params) } : null,
  }
}

/** Whether a refusal speaks of a tier or group: it is then shown there too. */
export const speaksOf = (refusal: Refused | null, what: 'tier' | 'group', name: string): boolean =>
  refusal?.names.some((names) => names[what] === name) ?? false
