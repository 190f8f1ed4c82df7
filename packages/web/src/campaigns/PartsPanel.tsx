import { Button } from '@mantine/core'
import type { PartSearch, SearchedGroup } from '@sabad/contract/schemas/campaigns'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './campaigns.module.css'
import { IntervalCell } from './EffectCells.tsx'
import { type Scale, scaleOf } from './IntervalBar.tsx'
import { campaignPartsQuery } from './queries.ts'
import { useCondition } from './use-condition.ts'
import { useSplitDraft } from './use-split-draft.ts'

/** Parts of groups that answer better than their rest, each ready to become a draft. */
export function PartsPanel({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('campaigns')
  const query = useQuery(campaignPartsQuery(scope))
  const search = query.data
  return (
    <Panel
      title={t('parts.title')}
      note={search && t('parts.note', { variables: search.variables })}
      actions={search && <PartsMeaning search={search} />}
      flush
    >
      <Answer query={query} waiting={<Waiting height={320} />}>
        {(found) => <PartsTable scope={scope} search={found} />}
      </Answer>
    </Panel>
  )
}

function PartsMeaning({ search }: { readonly search: PartSearch }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { leastOnASide, falseShare, sensitive } = search
  const measures = sensitive.map(({ title }) => title)
  return (
    <Meaning of={t('parts.title')}>
      <p>{t('parts.meaning.halves', { least: leastOnASide })}</p>
      <p>{t('parts.meaning.false', { share: format.share(falseShare) })}</p>
      {measures.length > 0 && <p>{t('parts.meaning.sensitive', { measures: format.list(measures) })}</p>}
    </Meaning>
  )
}

interface PartsTableProps {
  readonly scope: Scope
  readonly search: PartSearch
}

const COLUMNS = [
  'group',
  'parts.part',
  'parts.verdict',
  'parts.difference',
  'parts.inside',
  'parts.rest',
  'parts.chance',
] as const
const NUMBERS: ReadonlySet<string> = new Set(['parts.inside', 'parts.rest', 'parts.chance'])

function PartsTable({ scope, search }: PartsTableProps) {
  const { t } = useTranslation('campaigns')
  const { draft, make } = useSplitDraft(scope)
  const scale = scaleOf(search.groups.flatMap(({ found }) => (found ? [found.difference] : [])))
  return (
    <>
      {draft.isError && <FailureNotice error={draft.error} />}
      <ScrollBox label={t('parts.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className={NUMBERS.has(name) ? table.number : undefined}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {search.groups.map((group) => (
              <PartRow key={group.name} group={group} scale={scale} isBusy={draft.isPending} onDraft={make} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className={classes.notes}>
        {!search.groups.some(({ stands }) => stands) && <p>{t('parts.nothing')}</p>}
        {search.oneIn > 1 && <p>{t('parts.sample', { count: search.oneIn })}</p>}
      </div>
    </>
  )
}

interface PartRowProps {
  readonly group: SearchedGroup
  readonly scale: Scale
  readonly isBusy: boolean
  readonly onDraft: (group: SearchedGroup) => void
}

function PartRow({ group, scale, isBusy, onDraft }: PartRowProps) {
  const { t } = useTranslation('campaigns')
  const condition = useCondition()
  const format = useFormat()
  const { found } = group
  const money = (value: number | undefined) => (value === undefined ? t('none') : format.money(value))
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} linked />
      </th>
      <td className={classes.part}>
        {found ? condition(found) : t('none')}
        {found && !found.isDated && <div className={table.soft}>{t('parts.undated')}</div>}
      </td>
      <td>
        <Verdict group={group} />
        {group.proposal && (
          <Button size="xs" mt={6} loading={isBusy} onClick={() => onDraft(group)}>
            {t('parts.draft')}
          </Button>
        )}
      </td>
      <IntervalCell estimate={found?.difference ?? null} scale={scale} />
      <td className={table.number}>{money(found?.part.net.value)}</td>
      <td className={table.number}>{money(found?.rest.net.value)}</td>
      <td className={table.number}>{found ? format.share(found.adjusted) : t('none')}</td>
    </tr>
  )
}

function Verdict({ group: { found, stands, proposal } }: { readonly group: SearchedGroup }) {
  const { t } = useTranslation('campaigns')
  if (found === null) return <span>{t('parts.too-few')}</span>
  if (!stands) return <span>{t('parts.no-better')}</span>
  return <div className={classes.better}>{t(proposal ? 'parts.better' : 'parts.no-room')}</div>
}
