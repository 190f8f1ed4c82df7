import { Button, Group, NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './customers.module.css'

interface PagesProps {
  readonly total: number
  readonly page: number
  readonly size: number
  readonly onChange: (changed: { readonly page?: number; readonly size?: number }) => void
}

const sizes = [50, 100, 500]

export function Pages({ total, page, size, onChange }: PagesProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const sizeLabel = useId()
  const last = Math.max(1, Math.ceil(total / size))
  const [first, end] = [total === 0 ? 0 : (page - 1) * size + 1, Math.min(total, page * size)]
  return (
    <nav className={classes.pages} aria-label={t('pages')}>
      <span aria-live="polite">
        {t('pages.range', { first: format.count(first), last: format.count(end), total: format.count(total) })}
      </span>
      <span className={classes.pageSize}>
        <label htmlFor={sizeLabel}>{t('pages.size')}</label>
        <NativeSelect
          id={sizeLabel}
          size="xs"
          value={String(size)}
          onChange={({ currentTarget }) => onChange({ size: Number(currentTarget.value) })}
          data={sizes.map((one) => ({ value: String(one), label: format.count(one) }))}
        />
      </span>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={page <= 1}
          leftSection={<IconChevronLeft size={15} className="mirrored" aria-hidden />}
          onClick={() => onChange({ page: page - 1 })}
        >
          {t('pages.previous')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={page >= last}
          rightSection={<IconChevronRight size={15} className="mirrored" aria-hidden />}
          onClick={() => onChange({ page: page + 1 })}
        >
          {t('pages.next')}
        </Button>
      </Group>
    </nav>
  )
}
