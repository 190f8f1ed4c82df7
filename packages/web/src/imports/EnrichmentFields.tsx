import { TextInput } from '@mantine/core'
import type { ImportOptions } from '@sabad/contract/schemas/imports'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../display/DateField.tsx'
import { type Draft, withOption } from './draft.ts'

interface EnrichmentFieldsProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

type Enrichment = NonNullable<ImportOptions['enrichment']>

const texts = ['name', 'keyKind', 'source', 'licence'] as const

/** What must be known of data that others made: what it is, what it is keyed by, whose it is and from when it holds. */
export function EnrichmentFields({ draft, onChange }: EnrichmentFieldsProps) {
  const { t } = useTranslation('data')
  const [given, setGiven] = useState<Partial<Enrichment>>(draft.options.enrichment ?? {})
  const change = (changed: Partial<Enrichment>) => {
    const next = { ...given, ...changed }
    setGiven(next)
    const { name, keyKind, validFrom } = next
    if (name && keyKind && validFrom) onChange(withOption(draft, 'enrichment', { ...next, name, keyKind, validFrom }))
  }
  return (
    <>
      {texts.map((field) => (
        <TextInput
          key={field}
          label={t(`enrichment.${field}`)}
          defaultValue={given[field] ?? ''}
          required={field === 'name' || field === 'keyKind'}
          onBlur={({ currentTarget }) => currentTarget.value && change({ [field]: currentTarget.value })}
        />
      ))}
      <DateField
        required
        label={t('enrichment.validFrom')}
        value={given.validFrom ?? ''}
        onChange={(isoDay) => isoDay && change({ validFrom: isoDay })}
      />
    </>
  )
}
