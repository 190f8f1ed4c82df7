import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { languageOf } from '../language/languages.ts'
import { directionOf } from '../language/start-language.ts'
import type { ReportData } from './collect-report.ts'
import { DataSection } from './DataSection.tsx'
import { DefinitionsSection } from './DefinitionsSection.tsx'
import { GroupsSection } from './GroupsSection.tsx'
import { HeadlineSection } from './HeadlineSection.tsx'
import { ModelsSection } from './ModelsSection.tsx'
import { MovementSection } from './MovementSection.tsx'
import { SeriesSection } from './SeriesSection.tsx'
import { stylesheet } from './stylesheet.ts'

/** Whatever a name from a file might smuggle in: this page runs no script and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** A company may leave its name out; its portfolio has one. */
const nameOf = ({ workspace, overview }: ReportData): string =>
  workspace.settings.companyName.trim() || overview.portfolio.title

/** The whole page. */
export function Report({ data }: { readonly data: ReportData }) {
  const { t, i18n } = useTranslation('report')
  const format = useFormat()
  const { workspace, overview, series } = data
  const asOf = format.date(overview.asOf)
  return (
    <html lang={languageOf(i18n.language)} dir={directionOf(i18n.language)}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('window-title', { company: nameOf(data), asOf })}</title>
        <style>{stylesheet}</style>
      </head>
      <body>
        <ReportHeader data={data} />
        <main>
          <HeadlineSection data={data} />
          <GroupsSection overview={overview} />
          <MovementSection data={data} />
          <SeriesSection series={series} />
          <ModelsSection data={data} />
          <DataSection data={data} />
          <DefinitionsSection data={data} />
        </main>
        <footer>{t('footer', { version: workspace.version, moment: format.moment(data.writtenAt) })}</footer>
      </body>
    </html>
  )
}

function ReportHeader({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation('report')
  const format = useFormat()
  const { portfolio, asOf } = data.overview
  const { currency } = data.workspace.settings
  return (
    <header>
      <p className="kind">{t('kind')}</p>
      <h1>
        <bdi>{nameOf(data)}</bdi>
      </h1>
      <p className="scope">
        <b>{t('as-of', { asOf: format.date(asOf) })}</b>
        <span>
          <bdi>{portfolio.title}</bdi>, {t('version', { version: portfolio.version })}
        </span>
        <span>{t('currency', { name: format.currencyName(currency), code: currency })}</span>
      </p>
    </header>
  )
}
