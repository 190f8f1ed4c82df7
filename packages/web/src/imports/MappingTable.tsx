import { NativeSelect } from '@mantine/core'
import type { ImportPreview } from '@sabad/contract/schemas/imports'
import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import type { Mapped } from './draft.ts'
import classes from './imports.module.css'
import { useFieldTitle } from './use-field-title.ts'

interface MappingTableProps {
  readonly preview: ImportPreview
  readonly onMap: (mapped: Mapped) => void
  readonly busy: boolean
}

/** Each column of the file, what it was taken for, why, and a way to say otherwise. */
export function MappingTable({ preview, onMap, busy }: MappingTableProps) {
  const { t } = useTranslation('data')
  return (
    <div className={classes.mapping} aria-busy={busy}>
      <ScrollBox label={t('mapping.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('mapping.column')}</th>
              <th scope="col">{t('mapping.field')}</th>
              <th scope="col">{t('mapping.how')}</th>
              <th scope="col">{t('mapping.samples')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <MappingRow key={column.name} column={column} fields={preview.fields} onMap={onMap} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}

interface MappingRowProps {
  readonly column: ImportPreview['columns'][number]
  readonly fields: ImportPreview['fields']
  readonly onMap: (mapped: Mapped) => void
}

const SAMPLES = 3

function MappingRow({ column, fields, onMap }: MappingRowProps) {
  const { t } = useTranslation('data')
  const title = useFieldTitle()
  const option = ({ name, required }: MappingRowProps['fields'][number]) => ({
    value: name,
    label: required ? t('mapping.required', { field: title(name) }) : title(name),
  })
  return (
    <tr>
      <th scope="row">{column.name}</th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('mapping.field-of', { column: column.name })}
          value={column.field ?? ''}
          data={[{ value: '', label: t('mapping.unused') }, ...fields.map(option)]}
          onChange={({ currentTarget }) => onMap({ column: column.name, field: currentTarget.value || null })}
        />
      </td>
      <td className={`${table.soft} ${classes.how}`}>{t(`how.${column.how}`)}</td>
      <td className={classes.samples}>
        {column.samples.slice(0, SAMPLES).map((sample, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples repeat and never move
          <code key={place}>{sample}</code>
        ))}
      </td>
    </tr>
  )
}
