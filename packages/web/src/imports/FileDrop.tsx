import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './imports.module.css'

interface FileDropProps {
  readonly onFile: (file: File) => void
  readonly disabled: boolean
  readonly children: ReactNode
}

/** Files can be dropped here, or chosen. */
export function FileDrop({ onFile, disabled, children }: FileDropProps) {
  const { t } = useTranslation('data')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => files?.[0] && onFile(files[0])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }
  return (
    <section
      className={classes.drop}
      data-over={over}
      aria-label={t('drop.title')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={32} stroke={1.3} aria-hidden />
      <h2 className={classes.dropTitle}>{t('drop.title')}</h2>
      <p className={classes.dropText}>{t('drop.text')}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('drop.choose')}
        accept=".csv,.tsv,.txt,.gz,.json,.jsonl,.ndjson,.parquet,.xlsx"
        onChange={({ currentTarget }) => {
          take(currentTarget.files)
          // So that the same file, mended, can be chosen again.
          currentTarget.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()} disabled={disabled}>
        {t('drop.choose')}
      </Button>
      {children}
    </section>
  )
}
