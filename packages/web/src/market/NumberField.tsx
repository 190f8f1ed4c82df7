import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface Limits {
  readonly min?: number
  readonly max?: number
}

interface NumberFieldProps extends Limits {
  readonly label: string
  /** Told to those who do not see the label, where the field stands in a table. */
  readonly hideLabel?: boolean
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** Null where nothing is typed, or what is typed lies outside. */
function numberOf(text: string, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Limits) {
  const number = Number(text)
  return text.trim() === '' || !(number >= min && number <= max) ? null : number
}

/** A number, or nothing. */
export function NumberField({ label, hideLabel = false, value, onChange, ...limits }: NumberFieldProps) {
  // Kept as typed: a point at the end would vanish if the field showed the number.
  const [typed, setText] = useState(value === null ? '' : String(value))
  const text = numberOf(typed, limits) === value ? typed : String(value ?? '')
  return (
    <TextInput
      type="number"
      step="any"
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...limits}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(numberOf(currentTarget.value, limits))
      }}
    />
  )
}
