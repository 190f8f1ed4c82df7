import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

interface Limits {
  readonly min?: number
  readonly max?: number
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

function numberOf(text: string, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Limits) {
  const number = Number(text)
  return text.trim() === '' || !(number >= min && number <= max) ? null : number
}

/** 33 as it is, not the 33.000000000000004 of binary fractions. */
const written = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(12))))

/** A number as it is typed: a point at its end, or an empty field, stays until the value becomes another one. */
export function NumberField({
  label,
  shown,
  size = 'sm',
  disabled = false,
  value,
  onChange,
  ...limits
}: NumberFieldProps) {
  const { min, max } = limits
  const [text, setText] = useState(written(value))
  useEffect(() => {
    const within = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
    setText((old) => (numberOf(old, within) === value ? old : written(value)))
  }, [value, min, max])
  return (
    <TextInput
      size={size}
      type="number"
      step="any"
      disabled={disabled}
      {...(shown === undefined ? { label } : { 'aria-label': label, ...(shown !== null && { label: shown }) })}
      {...limits}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(numberOf(currentTarget.value, limits))
      }}
    />
  )
}
