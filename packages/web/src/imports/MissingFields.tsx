import { Alert } from '@mantine/core'
import type { ImportPreview } from '@sabad/contract/schemas/imports'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFieldTitle } from './use-field-title.ts'

/** Fields without which nothing can be imported, and what each of them is. */
export function MissingFields({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('data')
  const title = useFieldTitle()
  if (preview.missingFields.length === 0) return null
  const meaning = (name: string) => preview.fields.find((field) => field.name === name)?.meaning
  return (
    <Alert
      color="yellow"
      variant="outline"
      mt="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('missing.title')}
      styles={{ title: { color: 'var(--ink)' }, message: { color: 'var(--ink)' } }}
    >
      {t('missing.text')}
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
        {preview.missingFields.map((name) => (
          <li key={name}>{t('missing.field', { field: title(name), meaning: meaning(name) ?? name })}</li>
        ))}
      </ul>
    </Alert>
  )
}
