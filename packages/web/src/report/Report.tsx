import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { directionOf, languageOf } from '../language/languages.ts'
import type { ReportData } from './collect-report.ts'
import { DataSection } from './DataSection.tsx'
import { DefinitionsSection } from './DefinitionsSection.tsx'
import { GroupsSection } from './GroupsSection.tsx'
import { HeadlineSection } from './HeadlineSection.tsx'
import { KeyFiguresSection } from './KeyFiguresSection.tsx'
import { ModelsSection } from './ModelsSection.tsx'
import { MovementSection } from './MovementSection.tsx'
import { ProfitSection } from './ProfitSection.tsx'
import { SeriesSection } from './SeriesSection.tsx'
import { StrategiesSection } from './StrategiesSection.tsx'
import { stylesheetOf } from './stylesheet.ts'

/** Whatever a name from a file might smuggle in: this page runs no script and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"
/** A font lies in the page itself. */
const POLICY_WITH_FONT = `${POLICY}; font-src data:`

/** A company may leave its name out; its portfolio has one. */
const nameOf = ({ workspace, overview }: ReportData): string =>
  workspace.settings.companyName.trim() || overview.portfolio.title

interface ReportProps {
  readonly data: ReportData
  readonly font: string
}

/** The whole page. */
export function Report({ data, font }: ReportProps) {
  const { t, i18n } = useTranslation('report')
  const format = useFormat()
  const { workspace, overview, series } = data
  const asOf = format.date(overview.asOf)
  return (
    <html lang={languageOf(i18n.language)} dir={directionOf(i18n.language)}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={font ? POLICY_WITH_FONT : POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('window-title', { company: nameOf(data), asOf })}</title>
        <style>{stylesheetOf(i18n.language)}</style>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a style of our own, whose quotes React would write as entities */}
        {font && <style dangerouslySetInnerHTML={{ __html: font }} />}
      </head>
      <body>
        <ReportHeader data={data} />
        <main>
          <HeadlineSection data={data} />
          <GroupsSection overview={overview} />
          <MovementSection data={data} />
          <SeriesSection series={series} />
          <ProfitSection profit={data.profit} />
          <StrategiesSection strategies={data.strategies} />
          <KeyFiguresSection keyFigures={data.keyFigures} />
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
