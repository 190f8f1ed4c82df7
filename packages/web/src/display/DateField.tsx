import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readDay, today } from '../language/calendar.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { MonthGrid } from './MonthGrid.tsx'

interface DateFieldProps {
  readonly label: string
  /** Stands below the field. */
  readonly description?: string
  readonly required?: boolean
  /** ISO 8601; empty or left out where there is none. */
  readonly value: string | undefined
  /** Empty where nothing is typed, or what is typed is no day. */
  readonly onChange: (isoDay: string) => void
}

/**
 * A day, typed or chosen, in the reader's calendar and digits. The browser's own field follows the language of the browser
 * and knows no Persian calendar.
 */
export function DateField({ label, description, required = false, value = '', onChange }: DateFieldProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value && format.typedDay(value))
  const isUnreadable = text.trim() !== '' && readDay(text, format) === null
  const complaint = isUnreadable ? t('date.unreadable', { example: format.typedDay(today()) }) : ''
  const written = value && format.typedDay(value)
  // What is being typed stays, unless the value is another one.
  useEffect(() => setText((old) => ((readDay(old, format) ?? '') === value ? old : written)), [value, written, format])
  // The form of the field asks the browser whether it may be sent.
  useEffect(() => input.current?.setCustomValidity(complaint), [complaint])
  const [touched, setTouched] = useState(false)
  return (
    <TextInput
      ref={input}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required={required}
      withAsterisk={false}
      autoComplete="off"
      error={touched && complaint}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(readDay(currentTarget.value, format) ?? '')
      }}
      onFocus={() => setTouched(false)}
      onBlur={() => {
        setTouched(true)
        if (value) setText(format.typedDay(value))
      }}
      rightSection={<DayChoice label={label} value={value} onChange={onChange} />}
    />
  )
}

/** The button beside the field, and the month that it opens. */
function DayChoice({
  label,
  value,
  onChange,
}: Pick<DateFieldProps, 'label' | 'onChange'> & { readonly value: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={28}
          onClick={() => setOpen((was) => !was)}
          aria-label={t('date.choose', { label })}
        >
          <IconCalendar size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <MonthGrid
          value={value || today()}
          chosen={value}
          onChoose={(isoDay) => {
            onChange(isoDay)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
