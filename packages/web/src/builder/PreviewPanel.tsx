import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useClause } from '../language/use-clause.ts'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './editor.module.css'
import { Refusal } from './Refusal.tsx'
import type { Sketch } from './sketch.ts'
import type { Preview } from './use-preview.ts'

interface PreviewPanelProps {
  readonly sketch: Sketch
  readonly preview: Preview
}

/** What the groups would hold if this were published now. */
export function PreviewPanel({ sketch, preview }: PreviewPanelProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { answer, isCounting, refusal } = preview
  return (
    <Panel
      title={t('preview.title')}
      note={answer ? t('preview.note', { asOf: format.date(answer.asOf) }) : null}
      actions={<span className={classes.soft}>{isCounting && t('preview.updating')}</span>}
    >
      <div aria-live="polite" aria-atomic="false">
        {refusal && <Refusal>{refusal.sentence}</Refusal>}
        {!answer && !refusal && !isCounting && <p className={classes.soft}>{t('preview.waiting')}</p>}
        {answer && <Groups answer={answer} sketch={sketch} />}
      </div>
    </Panel>
  )
}

function Groups({ answer, sketch }: { readonly answer: PortfolioPreview; readonly sketch: Sketch }) {
  const { t } = useTranslation('builder')
  const { oneIn, customers, groups } = answer
  const sampled = groups.reduce((sum, group) => sum + group.customers, 0)
  // Groups that hold no cell yet are not asked about: colours follow the name, not the place in the answer.
  const names = [...sketch.groups, sketch.rest].map(({ name }) => name)
  return (
    <>
      <ul className={classes.preview}>
        {groups.map((group) => (
          <PreviewItem key={group.name} group={group} at={names.indexOf(group.name)} answer={answer} />
        ))}
      </ul>
      <p className={classes.soft}>
        {oneIn > 1 ? t('preview.sample', { sampled, customers }) : t('preview.everyone', { customers })}
      </p>
    </>
  )
}

interface PreviewItemProps {
  readonly group: PortfolioPreview['groups'][number]
  readonly at: number
  readonly answer: PortfolioPreview
}

function PreviewItem({ group, at, answer }: PreviewItemProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const background = groupColour(Math.max(0, at), useScheme())
  const { oneIn } = answer
  const { name, title, customerShare, value } = group
  const clause = useClause()
  const rule = clause({ clause: group.ruleClause, otherwise: group.rule })
  const count = group.customers * oneIn
  return (
    <li title={rule} data-group={name}>
      <div className={classes.previewHead}>
        <GroupName group={{ index: Math.max(0, at), name, title }} />
        <b>{format.share(customerShare)}</b>
      </div>
      <div className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${customerShare * 100}%`, background }} />
      </div>
      <p className={classes.soft}>
        {[
          t('preview.customers', { about: oneIn > 1, count: format.count(count), plural: count }),
          value === null ? t('preview.value.unknown') : t('preview.value', { value: format.moneyShort(value * oneIn) }),
        ].join(' · ')}
      </p>
      {useChanges(group, answer).map((change) => (
        <p key={change} className={classes.soft}>
          {change}
        </p>
      ))}
    </li>
  )
}

/** Who joined and left since the date before, and against the published version; where the group is too small, whom it joins. */
function useChanges(group: PortfolioPreview['groups'][number], answer: PortfolioPreview): readonly string[] {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { before, published, oneIn, calibration, groups } = answer
  const { name, joined, left, againstPublished } = group
  const host = groups.find((one) => one.name === calibration.merged[name])
  const moved = (moves: { readonly joined: number; readonly left: number }) => ({
    joined: format.count(moves.joined * oneIn),
    left: format.count(moves.left * oneIn),
  })
  return [
    ...(host ? [t('preview.merged', { group: host.title })] : []),
    ...(before ? [t('preview.moves', { before: format.date(before), ...moved({ joined, left }) })] : []),
    ...(published && againstPublished
      ? [t('preview.against', { version: published.version, ...moved(againstPublished) })]
      : []),
  ]
}
