import { Button, NativeSelect } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'
import { withMethod } from './tiers.ts'

interface CategoriesFieldProps {
  readonly tier: SketchTier
  readonly variable: PortfolioVariable | undefined
  readonly onChange: (tier: SketchTier) => void
}

/** A level that nobody is on yet: a text that no file has, a different one for each level. */
const nobody = (level: number): string => ' '.repeat(level + 1)
const isSomebody = (text: string): boolean => text.trim() !== ''

const OTHER = -1
const MOST_LISTS = 30

/** Which value is on which level. Texts that were named once stay, though nobody has them today. */
export function CategoriesField({ tier, variable, onChange }: CategoriesFieldProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  if (tier.method.kind !== 'categories') return null
  const { values } = tier.method
  const shares = new Map(variable?.texts.map(({ text, share }) => [text, share]))
  const texts = [...new Set([...shares.keys(), ...values.flat()])].filter(isSomebody)
  const put = (text: string, level: number) => {
    const lists = values.map((list, at) => {
      const others = list.filter((one) => one !== text && isSomebody(one))
      return at === level ? [...others, text] : others
    })
    onChange(
      withMethod(tier, {
        kind: 'categories',
        values: lists.map((list, at) => (list.length > 0 ? list : [nobody(at)])),
      }),
    )
  }
  const levels = values.map((_, at) => ({ value: String(at), label: tier.labels[at] ?? String(at + 1) }))
  return (
    <>
      <ul className={classes.categories}>
        {texts.map((text) => (
          <li key={text}>
            <span className={classes.text}>{text}</span>
            <span className={classes.soft}>{format.share(shares.get(text) ?? 0)}</span>
            <NativeSelect
              size="xs"
              aria-label={t('categories.of', { text })}
              value={String(values.findIndex((list) => list.includes(text)))}
              onChange={({ currentTarget }) => put(text, Number(currentTarget.value))}
              data={[...levels, { value: String(OTHER), label: t('categories.other') }]}
            />
          </li>
        ))}
      </ul>
      <div className={classes.stepButtons}>
        <Button
          size="xs"
          variant="default"
          disabled={values.length >= MOST_LISTS}
          onClick={() =>
            onChange(withMethod(tier, { kind: 'categories', values: [...values, [nobody(values.length)]] }))
          }
        >
          {t('steps.add')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={values.length < 2}
          onClick={() => onChange(withMethod(tier, { kind: 'categories', values: values.slice(0, -1) }))}
        >
          {t('steps.remove')}
        </Button>
      </div>
    </>
  )
}
