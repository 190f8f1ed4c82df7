import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../language/FormatProvider.tsx'

interface ListInputProps {
  readonly label: string
  readonly items: readonly string[]
  readonly onChange: (items: string[]) => void
}

/** A comma of any of the languages. */
const itemsOf = (text: string): string[] =>
  text
    .split(/[,،]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Several short texts in one field, separated by commas. */
export function ListInput({ label, items, onChange }: ListInputProps) {
  const { row } = useFormat()
  // Kept as typed: a comma at the end would vanish if the field showed the list.
  const [typed, setText] = useState(row(items))
  const text = itemsOf(typed).join() === items.join() ? typed : row(items)
  return (
    <TextInput
      label={label}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(itemsOf(currentTarget.value))
      }}
    />
  )
}
