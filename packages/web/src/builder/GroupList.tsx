import { ActionIcon, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../api/queries.ts'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { titled, withGroup, withGroupMoved, withoutGroup } from './changes.ts'
import { GroupAbout } from './GroupAbout.tsx'
import type { GroupsProps } from './GroupsPanel.tsx'
import classes from './groups.module.css'
import { Refusal } from './Refusal.tsx'
import { RulesField } from './RulesField.tsx'
import { speaksOf } from './use-preview.ts'

type GroupListProps = GroupsProps & { readonly withRules: boolean }

/** Names of groups that others know already: they stay as they are. */
function usePublishedNames(portfolioId: string): readonly string[] {
  const { data } = useQuery({ ...definitionQuery(portfolioId), enabled: portfolioId !== '' })
  return data ? [...data.definition.groups, data.definition.rest].map(({ name }) => name) : []
}

/** The groups by name, in the order in which they take their customers. */
export function GroupList(props: GroupListProps) {
  const { sketch } = props
  const published = usePublishedNames(sketch.portfolioId)
  return (
    <ol className={classes.list}>
      {sketch.groups.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group's name follows its title while that is typed
        <GroupItem key={at} {...props} at={at} published={published} />
      ))}
      <RestItem {...props} />
    </ol>
  )
}

/** The group of everyone whom no other takes. */
function RestItem({ sketch, onChange }: GroupsProps) {
  const { t } = useTranslation('builder')
  const [isOpen, setOpen] = useState(false)
  const { rest, groups } = sketch
  const change = (changed: Partial<typeof rest>) => onChange((old) => ({ ...old, rest: { ...old.rest, ...changed } }))
  return (
    <li className={classes.group}>
      <div className={classes.head}>
        <Swatch index={groups.length} />
        <TextInput
          size="xs"
          className={classes.title}
          aria-label={t('group.rest')}
          value={rest.title}
          onChange={({ currentTarget: { value } }) => change({ title: value })}
        />
        <More group={rest.title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      </div>
      {isOpen && <GroupAbout group={rest} onChange={change} />}
    </li>
  )
}

type GroupItemProps = GroupListProps & { readonly at: number; readonly published: readonly string[] }

function GroupItem({ sketch, preview, withRules, onChange, at, published }: GroupItemProps) {
  const { t } = useTranslation('builder')
  const [isOpen, setOpen] = useState(false)
  const group = sketch.groups[at]
  if (!group) return null
  const { title } = group
  return (
    <li className={classes.group}>
      <div className={classes.head}>
        <Swatch index={at} />
        <TextInput
          size="xs"
          className={classes.title}
          aria-label={t('group.title', { number: at + 1 })}
          value={title}
          onChange={({ currentTarget: { value } }) => onChange((old) => titled(old, at, { title: value, published }))}
        />
        {withRules && (
          <>
            <Move
              label={t('group.up', { group: title })}
              disabled={at === 0}
              icon={IconArrowUp}
              onMove={() => onChange((old) => withGroupMoved(old, at, -1))}
            />
            <Move
              label={t('group.down', { group: title })}
              disabled={at === sketch.groups.length - 1}
              icon={IconArrowDown}
              onMove={() => onChange((old) => withGroupMoved(old, at, 1))}
            />
          </>
        )}
        <More group={title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
        <ActionIcon
          variant="subtle"
          size={32}
          onClick={() => onChange((old) => withoutGroup(old, at))}
          aria-label={t('group.remove', { group: title })}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </div>
      {group.anyOf.length === 0 && <Refusal>{t('group.empty')}</Refusal>}
      {speaksOf(preview.refusal, 'group', group.name) && <Refusal>{preview.refusal?.sentence}</Refusal>}
      {isOpen && <GroupAbout group={group} onChange={(change) => onChange((old) => withGroup(old, at, change))} />}
      {withRules && (
        <RulesField
          group={group}
          tiers={sketch.tiers}
          onRules={(anyOf) => onChange((old) => withGroup(old, at, { anyOf }))}
        />
      )}
    </li>
  )
}

interface MoreProps {
  readonly group: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Opens what a group is and what is to be done for it. */
function More({ group, isOpen, onToggle }: MoreProps) {
  const { t } = useTranslation('builder')
  const Icon = isOpen ? IconChevronUp : IconChevronDown
  return (
    <ActionIcon
      variant="subtle"
      size={32}
      aria-expanded={isOpen}
      onClick={onToggle}
      aria-label={t('group.about', { group })}
    >
      <Icon size={15} aria-hidden />
    </ActionIcon>
  )
}

interface MoveProps {
  readonly label: string
  readonly disabled: boolean
  readonly icon: typeof IconArrowUp
  readonly onMove: () => void
}

function Move({ label, disabled, icon: Icon, onMove }: MoveProps) {
  return (
    <ActionIcon variant="subtle" size={32} disabled={disabled} onClick={onMove} aria-label={label}>
      <Icon size={15} aria-hidden />
    </ActionIcon>
  )
}

function Swatch({ index }: { readonly index: number }) {
  return <span className={classes.swatch} style={{ background: groupColour(index, useScheme()) }} aria-hidden />
}
