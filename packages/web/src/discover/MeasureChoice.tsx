import { Checkbox } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './discover.module.css'

const families = ['value', 'needs', 'behaviour', 'demographics'] as const

interface MeasureChoiceProps {
  readonly variables: readonly PortfolioVariable[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** What customers are compared by, with the share of customers of whom it is known. */
export function MeasureChoice({ variables, chosen, onChange }: MeasureChoiceProps) {
  const { t } = useTranslation('discover')
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])
  return (
    <fieldset className={classes.measures}>
      <legend>{t('measures', { count: chosen.length })}</legend>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.scroll} aria-label={t('measures.region')} tabIndex={0}>
        {families.map((family) => {
          const held = variables.filter((variable) => variable.family === family)
          if (held.length === 0) return null
          return (
            <div key={family}>
              <h3 className={classes.family}>{t(`family.${family}`)}</h3>
              <ul className={classes.list}>
                {held.map((variable) => (
                  <Choice
                    key={variable.name}
                    variable={variable}
                    isChosen={chosen.includes(variable.name)}
                    onToggle={() => toggle(variable.name)}
                  />
                ))}
              </ul>
            </div>
          )
        })}
      </section>
    </fieldset>
  )
}

interface ChoiceProps {
  readonly variable: PortfolioVariable
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function Choice({ variable: { title, meaning, coverage }, isChosen, onToggle }: ChoiceProps) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  return (
    <li className={classes.choice} title={meaning}>
      <Checkbox size="xs" label={title} checked={isChosen} onChange={onToggle} />
      <span className={classes.coverage}>
        <span className={classes.bar} aria-hidden>
          <span style={{ inlineSize: `${100 * coverage}%` }} />
        </span>
        <span>
          <span className="visually-hidden">{t('measures.known')} </span>
          {format.share(coverage)}
        </span>
      </span>
    </li>
  )
}
