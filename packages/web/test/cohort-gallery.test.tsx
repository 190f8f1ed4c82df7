import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { CohortHeat } from '../src/cohorts/CohortHeat.tsx'
import { cohortFigures } from '../src/cohorts/cohort-figures.ts'
import { cohortsOf } from '../src/gallery/odd-figures.ts'
import { oddPortfolios } from '../src/gallery/odd-portfolios.ts'
import { FormatProvider } from '../src/language/FormatProvider.tsx'
import { loadTranslation } from '../src/language/load-translation.ts'
import { startLanguage } from '../src/language/start-language.ts'

/** To six digits: engines round the last ones differently. */
const rounded = (table: string) =>
  table.replace(/data-value="(-?[\d.e+-]+)"/g, (_, value) => `data-value="${Number(Number(value).toPrecision(6))}"`)

const languages = { en: startLanguage(), fa: startLanguage('fa', await loadTranslation('fa')) }

const drawn = oddPortfolios.flatMap((odd) =>
  cohortFigures.map((figure) => {
    const page = renderToStaticMarkup(
      <I18nextProvider i18n={languages[odd.language]}>
        <MantineProvider>
          <FormatProvider currency={odd.language === 'fa' ? 'IRR' : 'EUR'}>
            <CohortHeat found={cohortsOf(odd)} figure={figure} />
          </FormatProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
    const [table = ''] = /<table[\s\S]*<\/table>/.exec(page) ?? []
    return { figure, portfolio: odd.name, table: table.replaceAll(/ class="[^"]*"/g, '') }
  }),
)

describe('the cohort table in the gallery', () => {
  it.each(drawn)('shows $figure of $portfolio as it is kept in test/gallery', async ({ figure, portfolio, table }) => {
    const lines = table.replaceAll(/<(tr|thead|tbody|tfoot)>/g, '\n<$1>')
    await expect(`${rounded(lines).trim()}\n`).toMatchFileSnapshot(`gallery/cohorts-${figure}.${portfolio}.html`)
  })

  it.each(drawn)('has numbers that are numbers, and a value for each, in $figure of $portfolio', ({ table }) => {
    expect(table).not.toMatch(/NaN|Infinity|undefined/)
    const cells = [...table.matchAll(/<td([^>]*)>([^<]*)<\/td>/g)]
    for (const [, attributes = '', words = ''] of cells) expect(/data-value="/.test(attributes)).toBe(words !== '')
    // Twelve cohorts, of which the first has twelve ages and the last one; a column of customers; all of them together.
    expect(cells).toHaveLength(12 * 13 + 13)
  })
})
