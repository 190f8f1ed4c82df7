import { Chip, NativeSelect } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { CategoriesField } from './CategoriesField.tsx'
import { Histogram } from './Histogram.tsx'
import { StepsField } from './StepsField.tsx'
import { isBands, stepsOf } from './steps.ts'
import type { TierCardProps } from './TierCard.tsx'
import classes from './tiers.module.css'

type MethodFieldsProps = TierCardProps & { readonly variable: PortfolioVariable | undefined }

/** How the tier is cut, in numbers and in a picture where there is one. */
export function MethodFields({ tier, earlier, variable, known, cuts, onChange }: MethodFieldsProps) {
  const { t } = useTranslation('builder')
  const { method } = tier
  const { kind } = method
  return (
    <div className={classes.method}>
      <p className={classes.soft}>{t(`method.${kind}.note`)}</p>
      {method.kind === 'categories' && <CategoriesField tier={tier} variable={variable} onChange={onChange} />}
      {isBands(kind) && variable?.quantiles && (
        <Histogram tier={tier} quantiles={variable.quantiles} unit={variable.unit} cuts={cuts} onChange={onChange} />
      )}
      {method.kind === 'weighted-quantile' && (
        <WeightField
          weight={method.weight}
          known={known}
          onWeight={(weight) => onChange({ ...tier, method: { ...method, weight } })}
        />
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

interface WeightFieldProps {
  readonly weight: string
  readonly known: readonly PortfolioVariable[]
  readonly onWeight: (weight: string) => void
}

/** What the volume is of which each level holds its share. */
function WeightField({ weight, known, onWeight }: WeightFieldProps) {
  const { t } = useTranslation('builder')
  const numbers = known.filter(({ name, type, coverage }) => name === weight || (type === 'number' && coverage > 0))
  return (
    <NativeSelect
      size="xs"
      label={t('weight')}
      value={weight}
      onChange={({ currentTarget }) => onWeight(currentTarget.value)}
      data={[
        ...numbers.map(({ name, title }) => ({ value: name, label: title })),
        ...(numbers.some(({ name }) => name === weight) ? [] : [{ value: weight, label: weight }]),
      ]}
    />
  )
}
