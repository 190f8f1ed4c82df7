import { TextInput } from '@mantine/core'
import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { readNumber } from '../language/read-number.ts'
import { useClause } from '../language/use-clause.ts'
import { canMove, cutsOfRules, isFound, type RuleCut, searchAnew, variablesRead, withRuleCut } from './found.ts'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'

/** Groups of the preview, each with its rule. */
export type ToldGroups = PortfolioPreview['groups']

interface FoundFieldsProps {
  readonly tier: SketchTier
  readonly known: readonly PortfolioVariable[]
  /** The portfolio being edited; empty for one that is not published yet. */
  readonly portfolioId: string
  /** Left out where levels and groups are not the same thing. */
  readonly told: ToldGroups | undefined
  readonly onChange: (tier: SketchTier) => void
}

/** A tier found in data: what it read and says, the cuts of its rules, and the way to find it anew. */
export function FoundFields({ tier, known, portfolioId, told = [], onChange }: FoundFieldsProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const { portfolios } = useWorkspace()
  const { method } = tier
  if (!isFound(method)) return null
  const published = portfolios.find((portfolio) => portfolio.portfolioId === portfolioId)?.portfolioId
  const titles = variablesRead(method).map((name) => known.find((one) => one.name === name)?.title ?? name)
  const cuts = cutsOfRules(method)
  return (
    <div className={classes.method}>
      <p className={classes.soft}>
        {t(`method.${method.kind}.note`)} {t('found.reads', { measures: format.list(titles) })}
      </p>
      <Sayings told={told} />
      {cuts.length > 0 && (
        <fieldset className={classes.fields}>
          <legend>{t('found.cuts')}</legend>
          {cuts.map((cut) => (
            <CutField
              key={`${cut.variable} ${cut.at}`}
              cut={cut}
              variable={known.find(({ name }) => name === cut.variable)}
              onMove={(to) => onChange(withRuleCut(tier, cut, to))}
            />
          ))}
        </fieldset>
      )}
      <p className={classes.soft}>{t(method.kind === 'rules' ? 'found.why.rules' : 'found.why')}</p>
      <div className={classes.stepButtons}>
        <LinkButton to="/discover" search={searchAnew(method, published)} size="xs" variant="default">
          {t('found.anew')}
        </LinkButton>
      </div>
    </div>
  )
}

/** What puts customers into each group, in words. */
function Sayings({ told }: { readonly told: ToldGroups }) {
  const clause = useClause()
  const found = told.filter(({ isRest }) => !isRest)
  if (found.length === 0) return null
  return (
    <dl className={classes.sayings}>
      {found.map(({ name, title, rule, ruleClause }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>{clause({ clause: ruleClause, otherwise: rule })}</dd>
        </div>
      ))}
    </dl>
  )
}

interface CutFieldProps {
  readonly cut: RuleCut
  readonly variable: PortfolioVariable | undefined
  readonly onMove: (to: number) => void
}

/** Between which numbers a cut can be moved. */
function useRoom({ cut: { above, below }, variable }: CutFieldProps): string {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const written = (value: number) => formatMeasure(format, value, variable?.unit ?? 'score')
  if (above === null) return below === null ? t('found.room.any') : t('found.room.below', { value: written(below) })
  return below === null
    ? t('found.room.above', { value: written(above) })
    : t('found.room.between', { from: written(above), to: written(below) })
}

/** A cut of rules. Typed freely, moved once the field is left; what would pass the next cut is not taken. */
function CutField(props: CutFieldProps) {
  const { cut, variable, onMove } = props
  const { decimalSign, typed: written } = useFormat()
  const room = useRoom(props)
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={variable?.title ?? cut.variable}
      description={room}
      inputWrapperOrder={['label', 'input', 'description']}
      value={typed ?? written(cut.at)}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        const to = typed === null ? null : readNumber(typed, decimalSign)
        if (to !== null && to !== cut.at && canMove(cut, to)) onMove(to)
        setTyped(null)
      }}
    />
  )
}
