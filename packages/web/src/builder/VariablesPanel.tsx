import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import type { PortfolioVariable, VariableList } from '@sabad/contract/schemas/variables'
import { IconGripVertical, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { startDrag } from './drag.ts'
import classes from './variables.module.css'

const families = ['value', 'needs', 'behaviour', 'demographics'] as const

interface VariablesPanelProps {
  readonly known: VariableList
  readonly onAdd: (name: string) => void
}

/** Everything that a tier can read, by family. */
export function VariablesPanel({ known, onAdd }: VariablesPanelProps) {
  const { t } = useTranslation('builder')
  const [search, setSearch] = useState('')
  const [withEmpty, setWithEmpty] = useState(false)
  const empty = known.variables.filter(({ coverage }) => coverage === 0).length
  const wanted = search.trim().toLowerCase()
  const found = known.variables.filter(
    ({ title, name, coverage }) => (withEmpty || coverage > 0) && `${title} ${name}`.toLowerCase().includes(wanted),
  )
  return (
    <Panel title={t('variables.title')} note={t('variables.note')} flush>
      <div className={classes.tools}>
        <TextInput
          size="xs"
          aria-label={t('variables.search')}
          placeholder={t('variables.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.scroll} aria-label={t('variables.region')} tabIndex={0}>
        {found.length === 0 && <p className={classes.none}>{t('variables.none')}</p>}
        {families.map((family) => (
          <Family
            key={family}
            title={t(`family.${family}`)}
            variables={found.filter((variable) => variable.family === family)}
            onAdd={onAdd}
          />
        ))}
      </section>
      {empty > 0 && (
        <Checkbox
          className={classes.empty}
          size="xs"
          label={t('variables.empty', { count: empty })}
          checked={withEmpty}
          onChange={({ currentTarget }) => setWithEmpty(currentTarget.checked)}
        />
      )}
    </Panel>
  )
}

interface FamilyProps {
  readonly title: string
  readonly variables: readonly PortfolioVariable[]
  readonly onAdd: (name: string) => void
}

function Family({ title, variables, onAdd }: FamilyProps) {
  if (variables.length === 0) return null
  return (
    <>
      <h3 className={classes.family}>{title}</h3>
      <ul className={classes.list}>
        {variables.map((variable) => (
          <VariableItem key={variable.name} variable={variable} onAdd={onAdd} />
        ))}
      </ul>
    </>
  )
}

function VariableItem({ variable, onAdd }: { readonly variable: PortfolioVariable } & Pick<FamilyProps, 'onAdd'>) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { name, title, meaning, coverage } = variable
  const share = format.share(coverage)
  return (
    <li
      className={classes.variable}
      draggable
      title={meaning}
      onDragStart={({ dataTransfer }) => startDrag(dataTransfer, name)}
    >
      <IconGripVertical size={14} className={classes.grip} aria-hidden />
      <div className={classes.about}>
        <span>{title}</span>
        <span className={classes.coverage}>
          <span className={classes.bar} aria-hidden>
            <span style={{ inlineSize: `${coverage * 100}%` }} />
          </span>
          <span className={classes.share}>
            <span aria-hidden>{share}</span>
            <span className="visually-hidden">{t('variables.coverage', { share })}</span>
          </span>
        </span>
      </div>
      <ActionIcon
        variant="subtle"
        size={32}
        onClick={() => onAdd(name)}
        aria-label={t('variables.add', { variable: title })}
      >
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
    </li>
  )
}
