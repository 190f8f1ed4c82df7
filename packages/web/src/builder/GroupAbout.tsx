import { NativeSelect, Textarea } from '@mantine/core'
import { strategyKind } from '@sabad/contract/schemas/portfolio-definition'
import { useTranslation } from 'react-i18next'
import classes from './groups.module.css'
import type { SketchGroup } from './sketch.ts'

type About = Pick<SketchGroup, 'description' | 'strategy'>

interface GroupAboutProps {
  readonly group: About & Pick<SketchGroup, 'title'>
  readonly onChange: (change: About) => void
}

const NO_STRATEGY = ''

/** What a group is, and which strategy is recommended for it. */
export function GroupAbout({ group: { title, description, strategy }, onChange }: GroupAboutProps) {
  const { t } = useTranslation(['builder', 'significance'])
  const choose = (chosen: string) => {
    const kind = strategyKind.safeParse(chosen).data
    onChange({ description, strategy: kind && { kind, advice: strategy?.advice ?? '' } })
  }
  return (
    <div className={classes.more}>
      <Textarea
        size="xs"
        className={classes.wide}
        autosize
        label={t('group.description')}
        aria-label={t('group.description.of', { group: title })}
        value={description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value, strategy })}
      />
      <NativeSelect
        size="xs"
        label={t('group.strategy')}
        aria-label={t('group.strategy.of', { group: title })}
        value={strategy?.kind ?? NO_STRATEGY}
        onChange={({ currentTarget: { value } }) => choose(value)}
        data={[
          { value: NO_STRATEGY, label: t('group.strategy.none') },
          ...strategyKind.options.map((kind) => ({ value: kind, label: t(`significance:strategy.${kind}`) })),
        ]}
      />
      {strategy && (
        <Textarea
          size="xs"
          className={classes.wide}
          autosize
          maxLength={1000}
          label={t('group.advice')}
          aria-label={t('group.advice.of', { group: title })}
          value={strategy.advice}
          onChange={({ currentTarget: { value } }) =>
            onChange({ description, strategy: { ...strategy, advice: value } })
          }
        />
      )}
    </div>
  )
}
