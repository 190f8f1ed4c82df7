import { ActionIcon, NativeSelect } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { useDrop } from './drag.ts'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'
import { criterionOf, withCriteria } from './tiers.ts'

interface ScoreFieldProps {
  readonly tier: SketchTier
  readonly score: NonNullable<SketchTier['score']>
  readonly known: readonly PortfolioVariable[]
  readonly onChange: (tier: SketchTier) => void
}

const anchors = ['weight', 'worst', 'best'] as const

/** The criteria of a weighted score, each with its weight and its two anchors. */
export function ScoreField({ tier, score, known, onChange }: ScoreFieldProps) {
  const { t } = useTranslation('builder')
  const { criteria } = score
  const left = known.filter(
    ({ name, type, coverage }) =>
      type === 'number' && coverage > 0 && !criteria.some((criterion) => criterion.variable === name),
  )
  const add = (name: string) => {
    const variable = left.find((one) => one.name === name)
    if (variable) onChange(withCriteria(tier, [...criteria, criterionOf(variable)]))
  }
  return (
    <fieldset className={classes.score} {...useDrop(add)}>
      <legend>{t('score.title')}</legend>
      <p className={classes.soft}>{t('score.note')}</p>
      {criteria.map((criterion, at) => (
        <div key={criterion.variable} className={classes.criterion}>
          <span className={classes.criterionName}>{criterion.title}</span>
          {anchors.map((anchor) => (
            <NumberField
              key={anchor}
              size="xs"
              label={t(`score.${anchor}`, { criterion: criterion.title })}
              shown={t(`score.short.${anchor}`)}
              value={criterion[anchor]}
              onChange={(value) =>
                value !== null &&
                onChange(
                  withCriteria(
                    tier,
                    criteria.map((one, index) => (index === at ? { ...one, [anchor]: value } : one)),
                  ),
                )
              }
            />
          ))}
          <ActionIcon
            variant="subtle"
            size={30}
            disabled={criteria.length < 2}
            onClick={() =>
              onChange(
                withCriteria(
                  tier,
                  criteria.filter((_, index) => index !== at),
                ),
              )
            }
            aria-label={t('score.remove', { criterion: criterion.title })}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <NativeSelect
        size="xs"
        label={t('score.add')}
        value=""
        onChange={({ currentTarget }) => add(currentTarget.value)}
        data={[
          { value: '', label: t('score.choose') },
          ...left.map(({ name, title }) => ({ value: name, label: title })),
        ]}
      />
    </fieldset>
  )
}
