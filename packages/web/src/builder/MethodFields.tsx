import { Chip } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { CategoriesField } from './CategoriesField.tsx'
import { Histogram } from './Histogram.tsx'
import { StepsField } from './StepsField.tsx'
import { stepsOf } from './steps.ts'
import type { TierCardProps } from './TierCard.tsx'
import classes from './tiers.module.css'

type MethodFieldsProps = TierCardProps & { readonly variable: PortfolioVariable | undefined }

/** How the tier is cut, in numbers and in a picture where there is one. */
export function MethodFields({ tier, earlier, variable, cuts, onChange }: MethodFieldsProps) {
  const { t } = useTranslation('builder')
  const { method } = tier
  const isBands = method.kind === 'quantile' || method.kind === 'fixed' || method.kind === 'cumulative-share'
  return (
    <div className={classes.method}>
      <p className={classes.soft}>{isBands || method.kind === 'categories' ? t(`method.${method.kind}.note`) : null}</p>
      {method.kind === 'categories' && <CategoriesField tier={tier} variable={variable} onChange={onChange} />}
      {isBands && variable?.quantiles && (
        <Histogram tier={tier} quantiles={variable.quantiles} unit={variable.unit} cuts={cuts} onChange={onChange} />
      )}
      {stepsOf(method) && <StepsField tier={tier} onChange={onChange} />}
      {method.kind === 'quantile' && earlier.length > 0 && (
        <fieldset className={classes.within}>
          <legend>{t('within')}</legend>
          <Chip.Group
            multiple
            value={[...(method.within ?? [])]}
            onChange={(within) => {
              const { within: _, ...rest } = method
              onChange({ ...tier, method: within.length > 0 ? { ...rest, within } : rest })
            }}
          >
            {earlier.map(({ name, title }) => (
              <Chip key={name} value={name} size="xs">
                {title}
              </Chip>
            ))}
          </Chip.Group>
        </fieldset>
      )}
    </div>
  )
}
