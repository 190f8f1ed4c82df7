import { Modal } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, sections } from './entries.ts'
import classes from './palette.module.css'
import { type PaletteGoals, useEntries } from './use-entries.ts'

interface PaletteProps extends PaletteGoals {
  readonly onClose: () => void
}

/** Goes anywhere and does anything by typing its name. */
export function Palette({ onClose, ...goals }: PaletteProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Finder onClose={onClose} {...goals} />
      </Modal.Content>
    </Modal.Root>
  )
}

/** A combobox of WAI-ARIA: the focus stays in the field, and the arrows move through the list. */
function Finder({ onClose, ...goals }: PaletteProps) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const entries = useEntries(typed, goals)
  const chosen = Math.min(at, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const move = (by: number) => {
    const next = (chosen + by + entries.length) % Math.max(entries.length, 1)
    setAt(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys = new Map([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['Enter', () => run(entries[chosen])],
  ])
  return (
    <>
      <input
        className={classes.input}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={({ currentTarget }) => [setTyped(currentTarget.value), setAt(0)]}
        onKeyDown={(event) => {
          const act = event.nativeEvent.isComposing ? undefined : keys.get(event.key)
          if (act) [event.preventDefault(), act()]
        }}
      />
      <Found id={id} entries={entries} chosen={chosen} onRun={run} />
      <p className={classes.foot}>{t('palette.keys')}</p>
    </>
  )
}

interface FoundProps {
  readonly id: string
  readonly entries: readonly Entry[]
  readonly chosen: number
  readonly onRun: (entry: Entry) => void
}

function Found({ id, entries, chosen, onRun }: FoundProps) {
  const { t } = useTranslation()
  const places = new Map(entries.map((entry, at) => [entry.id, at]))
  const found = sections
    .map((section) => ({ section, lines: entries.filter((entry) => entry.section === section) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <div id={id} role="listbox" aria-label={t('palette.title')} className={classes.list}>
      {found.map(({ section, lines }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is a group and no fieldset
        <div key={section} role="group" aria-label={t(`palette.${section}`)}>
          <div className={classes.section} aria-hidden>
            {t(`palette.${section}`)}
          </div>
          {lines.map((entry) => (
            <Line
              key={entry.id}
              id={`${id}-${places.get(entry.id)}`}
              entry={entry}
              selected={places.get(entry.id) === chosen}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
      {found.length === 0 && (
        <p role="status" className={classes.none}>
          {t('palette.none')}
        </p>
      )}
    </div>
  )
}

interface LineProps extends Pick<FoundProps, 'id' | 'onRun'> {
  readonly entry: Entry
  readonly selected: boolean
}

function Line({ id, entry, selected, onRun }: LineProps) {
  const Icon = entry.icon
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of the list
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen line
    <div id={id} role="option" aria-selected={selected} className={classes.line} onClick={() => onRun(entry)}>
      <Icon size={17} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.label}>{entry.label}</span>
      {entry.hint && <span className={classes.hint}>{entry.hint}</span>}
    </div>
  )
}
