import { Button, Chip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { levelsUp } from './cells.ts'
import classes from './groups.module.css'
import type { SketchGroup, SketchTier } from './sketch.ts'

type Rules = SketchGroup['anyOf']
type Rule = Rules[number]

interface RulesFieldProps {
  readonly group: SketchGroup
  readonly tiers: readonly SketchTier[]
  readonly onRules: (rules: Rules) => void
}

/** Who belongs to a group: any of its rules, each naming the levels it takes of some tiers. */
export function RulesField({ group, tiers, onRules }: RulesFieldProps) {
  const { t } = useTranslation('builder')
  const { anyOf, title } = group
  const put = (at: number, rule: Rule) => onRules(anyOf.map((one, index) => (index === at ? rule : one)))
  return (
    <div className={classes.rules}>
      {anyOf.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
        <div key={at} className={classes.rule}>
          {at > 0 && <span className={classes.soft}>{t('rule.or')}</span>}
          {tiers.map((tier) => (
            <fieldset
              key={tier.name}
              className={classes.levels}
              aria-label={t('rule.levels', { tier: tier.title, group: title, number: at + 1 })}
            >
              <legend>{tier.title}</legend>
              <Chip.Group
                multiple
                value={[...(rule[tier.name] ?? [])]}
                onChange={(labels) => {
                  const { [tier.name]: _, ...rest } = rule
                  put(at, labels.length > 0 ? { ...rest, [tier.name]: labels } : rest)
                }}
              >
                {levelsUp(tier).map((label) => (
                  <Chip key={label} value={label} size="xs">
                    {label === tier.missing ? t('labels.missing.short') : label}
                  </Chip>
                ))}
              </Chip.Group>
            </fieldset>
          ))}
          {anyOf.length > 1 && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onRules(anyOf.filter((_, index) => index !== at))}
            >
              {t('rule.remove', { number: at + 1, group: title })}
            </Button>
          )}
        </div>
      ))}
      <div className={classes.ruleEnd}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onRules([...anyOf, {}])}
          aria-label={t('rule.add', { group: title })}
        >
          {t('rule.add.short')}
        </Button>
        <span className={classes.soft}>{t('rule.any')}</span>
      </div>
    </div>
  )
}
