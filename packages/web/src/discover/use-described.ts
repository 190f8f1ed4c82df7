import type { DiscoveredGroup, Discovery } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { inSentence } from '../language/in-sentence.ts'

type Profile = DiscoveredGroup['profile']

/** So many traits make a description, as in the engine's English. */
const TRAITS = 3

/** Clear differences where there are any, else slight ones. */
function telling(profile: Profile): Profile {
  const differs = profile.filter(({ code }) => code !== 'like-the-rest')
  const clear = differs.filter(({ code }) => !code.startsWith('slightly'))
  return (clear.length > 0 ? clear : differs).slice(0, TRAITS)
}

/** The definition that was found, its groups described in the reader's language: who saves it keeps their own words. */
export function useDescribed(
  { definition, groups }: Discovery,
  variables: readonly PortfolioVariable[],
): Discovery['definition'] {
  const { t, i18n } = useTranslation('discover')
  const format = useFormat()
  if (i18n.language === 'en') return definition
  const traitOf = ({ measure, mean, meanOfRest, code }: Profile[number]) => {
    const variable = variables.find(({ name }) => name === measure)
    const amount = (value: number | null) =>
      value === null ? t('unknown') : formatMeasure(format, value, variable?.unit ?? 'score')
    return t('found.trait', {
      measure: inSentence(variable?.title ?? measure, format.language),
      compared: inSentence(t(`distinction.${code}`), format.language),
      mean: amount(mean),
      rest: amount(meanOfRest),
    })
  }
  const description = (profile: Profile) => {
    const traits = telling(profile).map(traitOf)
    return traits.length === 0 ? t('found.alike') : t('found.compared', { traits: format.row(traits) })
  }
  const profiles = new Map(groups.map(({ name, profile }) => [name, profile]))
  return {
    ...definition,
    groups: definition.groups.map((group) => ({ ...group, description: description(profiles.get(group.name) ?? []) })),
  }
}
