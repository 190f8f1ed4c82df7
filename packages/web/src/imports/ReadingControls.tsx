import { NativeSelect, TextInput } from '@mantine/core'
import { type ImportPreview, importKind, importOptions } from '@sabad/contract/schemas/imports'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Draft, withKind, withOption } from './draft.ts'
import { EnrichmentFields } from './EnrichmentFields.tsx'
import classes from './imports.module.css'

export interface ReadingControlsProps {
  readonly draft: Draft
  readonly preview: ImportPreview | undefined
  readonly onChange: (draft: Draft) => void
}

const dateOrders = importOptions.shape.dateOrder.unwrap()
const decimalMarks = importOptions.shape.decimalMark.unwrap()
const calendars = importOptions.shape.calendar.unwrap()

/** How the file is read. What was recognised is the first choice and says so. */
export function ReadingControls({ draft, preview, onChange }: ReadingControlsProps) {
  const { t } = useTranslation('data')
  const { options } = draft
  const recognised = (found: string | null | undefined) =>
    found ? t('read.recognised', { what: found }) : t('read.not-recognised')
  const kindFound = preview?.kindGuessed ? t(`kind.${preview.kind}`) : null
  return (
    <div className={classes.reading}>
      <Choice
        label={t('read.kind')}
        value={draft.kind ?? ''}
        first={recognised(kindFound)}
        choices={importKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(value) => onChange(withKind(draft, importKind.safeParse(value).data))}
      />
      <Choice
        label={t('read.date-order')}
        value={options.dateOrder ?? ''}
        first={recognised(preview?.dateOrder && dateOrderName(preview.dateOrder, (order) => t(`date-order.${order}`)))}
        choices={dateOrders.options.map((order) => ({ value: order, label: t(`date-order.${order}`) }))}
        onChange={(value) => onChange(withOption(draft, 'dateOrder', dateOrders.safeParse(value).data))}
      />
      <Choice
        label={t('read.calendar')}
        value={options.calendar ?? ''}
        first={recognised(preview && t(preview.calendar === 'jalali' ? 'calendar.jalali' : 'calendar.gregorian'))}
        choices={calendars.options.map((calendar) => ({ value: calendar, label: t(`calendar.${calendar}`) }))}
        onChange={(value) => onChange(withOption(draft, 'calendar', calendars.safeParse(value).data))}
      />
      <Choice
        label={t('read.decimal')}
        value={options.decimalMark ?? ''}
        first={recognised(preview && t(preview.decimalMark === ',' ? 'decimal.,' : 'decimal..'))}
        choices={decimalMarks.options.map((mark) => ({ value: mark, label: t(`decimal.${mark}`) }))}
        onChange={(value) => onChange(withOption(draft, 'decimalMark', decimalMarks.safeParse(value).data))}
      />
      <TextInput
        label={t('read.encoding')}
        placeholder={recognised(preview?.encoding)}
        defaultValue={options.encoding ?? ''}
        onBlur={({ currentTarget }) => onChange(withOption(draft, 'encoding', currentTarget.value.trim() || undefined))}
      />
      {(draft.kind ?? preview?.kind) === 'enrichment' && <EnrichmentFields draft={draft} onChange={onChange} />}
    </div>
  )
}

type DateOrder = (typeof dateOrders.options)[number]

/** The server may name an order that this app does not know yet; then its own word is shown. */
const dateOrderName = (found: string, name: (order: DateOrder) => string): string => {
  const known = dateOrders.safeParse(found)
  return known.success ? name(known.data) : found
}

interface ChoiceProps {
  readonly label: ReactNode
  readonly value: string
  /** The recognised value, in words. */
  readonly first: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, first, choices, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[{ value: '', label: first }, ...choices]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
