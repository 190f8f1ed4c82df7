import { TextInput } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useFormat } from '../language/FormatProvider.tsx'
import { readNumber } from '../language/read-number.ts'

interface Limits {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

interface NumberFieldProps extends Limits {
  readonly label: string
  /** Shown in place of the label, which is then only spoken; null: nothing is shown, as in a table. */
  readonly shown?: string | null
  readonly size?: 'xs' | 'sm'
  readonly disabled?: boolean
  readonly value: number | null
  /** Null where nothing is typed, or what is typed is no number within the limits. */
  readonly onChange: (value: number | null) => void
}

const within = (number: number | null, { min, max }: Limits): number | null =>
  number === null || number < (min ?? Number.NEGATIVE_INFINITY) || number > (max ?? Number.POSITIVE_INFINITY)
    ? null
    : number

/**
 * A number as it is typed, in the digits and with the decimal sign of the reader's language or in Latin ones: a point at its
 * end, or an empty field, stays until the value becomes another one. The browser's own field of numbers knows the digits
 * and signs of the browser's language alone.
 */
export function NumberField({
  label,
  shown,
  size = 'sm',
  disabled = false,
  value,
  onChange,
  ...limits
}: NumberFieldProps) {
  const { decimalSign, typed } = useFormat()
  const { min, max } = limits
  const written = value === null ? '' : typed(value)
  const [text, setText] = useState(written)
  const numberOf = useCallback(
    (from: string) => within(readNumber(from, decimalSign), { min, max }),
    [decimalSign, min, max],
  )
  useEffect(() => setText((old) => (numberOf(old) === value ? old : written)), [numberOf, value, written])
  return (
    <TextInput
      size={size}
      inputMode="decimal"
      disabled={disabled}
      {...(shown === undefined ? { label } : { 'aria-label': label, ...(shown !== null && { label: shown }) })}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(numberOf(currentTarget.value))
      }}
    />
  )
}
