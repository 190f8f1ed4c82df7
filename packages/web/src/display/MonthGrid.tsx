import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, addMonths, startOfWeek, today, weeksOf } from '../language/calendar.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Format } from '../language/format.ts'
import { directionOf } from '../language/languages.ts'
import classes from './month-grid.module.css'

interface MonthGridProps {
  /** The day that the keyboard starts from. */
  readonly value: string
  /** Empty where none is. */
  readonly chosen: string
  readonly onChoose: (isoDay: string) => void
}

/** Where a key leads from a day, as in the date picker of the ARIA Authoring Practices; undefined: nowhere. */
function dayOfKey(key: string, from: string, { calendar, language }: Format): string | undefined {
  // Days run as the page is written.
  const forward = directionOf(language) === 'rtl' ? -1 : 1
  const start = startOfWeek(from, language)
  const days: Readonly<Record<string, string>> = {
    ArrowRight: addDays(from, forward),
    ArrowLeft: addDays(from, -forward),
    ArrowDown: addDays(from, 7),
    ArrowUp: addDays(from, -7),
    Home: start,
    End: addDays(start, 6),
    PageDown: addMonths(from, 1, calendar),
    PageUp: addMonths(from, -1, calendar),
  }
  return days[key]
}

/** A month of the reader's calendar to choose a day of. */
export function MonthGrid({ value, chosen, onChoose }: MonthGridProps) {
  const format = useFormat()
  const [day, setDay] = useState(value)
  // What opens the month gives it the focus once it stands at its field: asked for earlier, the page would scroll to the top.
  const [isByKey, setByKey] = useState(false)
  const weeks = weeksOf(day, format)
  const start = startOfWeek(day, format.language)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayOfKey(event.key, day, format)
    if (!to) return
    event.preventDefault()
    setByKey(true)
    setDay(to)
  }
  const turn = (months: number) => {
    setByKey(false)
    setDay(addMonths(day, months, format.calendar))
  }
  return (
    <div className={classes.month}>
      <MonthHead day={day} onTurn={turn} />
      <table className={classes.days} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, at) => addDays(start, at)).map((one) => (
              <th key={one} scope="col" abbr={format.weekday(one)}>
                {format.weekdayLetter(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((one) => one !== null)}>
              {week.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: days of other months have no name here
                <td key={at}>
                  {one && (
                    <Day
                      isoDay={one}
                      isHere={one === day}
                      takesFocus={isByKey && one === day}
                      isChosen={one === chosen}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MonthHead({ day, onTurn }: { readonly day: string; readonly onTurn: (months: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isRightToLeft = directionOf(format.language) === 'rtl'
  const [Before, After] = isRightToLeft ? [IconChevronRight, IconChevronLeft] : [IconChevronLeft, IconChevronRight]
  return (
    <div className={classes.head}>
      <ActionIcon variant="subtle" size={32} onClick={() => onTurn(-1)} aria-label={t('date.month-before')}>
        <Before size={16} aria-hidden />
      </ActionIcon>
      <span aria-live="polite">{format.month(day)}</span>
      <ActionIcon variant="subtle" size={32} onClick={() => onTurn(1)} aria-label={t('date.month-after')}>
        <After size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

interface DayProps {
  readonly isoDay: string
  /** One day of the month is reached by the tabulator key, the others by arrows. */
  readonly isHere: boolean
  readonly takesFocus: boolean
  readonly isChosen: boolean
  readonly onChoose: (isoDay: string) => void
}

function Day({ isoDay, isHere, takesFocus, isChosen, onChoose }: DayProps) {
  const format = useFormat()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <button
      ref={button}
      type="button"
      className={classes.day}
      tabIndex={isHere ? 0 : -1}
      {...(isHere && { 'data-autofocus': true })}
      aria-label={format.row([format.weekday(isoDay), format.date(isoDay)])}
      aria-pressed={isChosen}
      {...(isoDay === today() && { 'aria-current': 'date' })}
      onClick={() => onChoose(isoDay)}
    >
      {format.dayOfMonth(isoDay)}
    </button>
  )
}
