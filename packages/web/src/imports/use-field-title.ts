import { useCallback } from 'react'
import { useWords } from '../language/use-words.ts'

/** A field of an import as people call it: `customer_id` is "Customer". */
export function useFieldTitle(): (field: string) => string {
  const words = useWords()
  return useCallback(
    (field) => {
      const plain = field.replaceAll(/[_-]/g, ' ').replace(/ id$/, '')
      const otherwise = plain.charAt(0).toLocaleUpperCase() + plain.slice(1)
      return words({ area: 'data', code: `field.${field}`, otherwise })
    },
    [words],
  )
}
