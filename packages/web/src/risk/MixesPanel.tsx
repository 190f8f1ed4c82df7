import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './risk.module.css'

const columns = ['mean', 'deviation', 'reward', 'tested-mean', 'tested-deviation'] as const

interface MixesPanelProps {
  readonly risk: PortfolioRisk
  /** Null until it comes, or where there are too few months for it. */
  readonly backTest: PortfolioRisk['backTest']
}

/** The mix as it is beside others, and how each way of choosing did on later months. */
export function MixesPanel({ risk, backTest }: MixesPanelProps) {
  const { t } = useTranslation('risk')
  const { groups, portfolios, backTestNeeds, periods } = risk
  return (
    <Panel
      title={t('mixes.title')}
      note={t('mixes.note')}
      actions={
        <Meaning of={t('mixes.title')}>
          <p>{t('mixes.meaning')}</p>
        </Meaning>
      }
      flush
    >
      <ScrollBox label={t('mixes.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('mixes.mix')}</th>
              {columns.map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(`mixes.${key}`)}
                </th>
              ))}
              {groups.map(({ index, title }) => (
                <th key={index} scope="col" className={table.number}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {portfolios.map((mix) => (
              <MixRow key={mix.kind} mix={mix} groups={risk.groups} backTest={backTest} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={classes.foot}>
        {periods < backTestNeeds && t('mixes.untested', { needed: backTestNeeds, found: periods })}
        {periods >= backTestNeeds &&
          (backTest
            ? t('mixes.tested', { window: backTest.window, judged: backTest.judged })
            : t('mixes.being-tested'))}
      </p>
    </Panel>
  )
}

interface MixRowProps extends Pick<PortfolioRisk, 'groups' | 'backTest'> {
  readonly mix: PortfolioRisk['portfolios'][number]
}

function MixRow({ mix, groups, backTest }: MixRowProps) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const tested = backTest?.rules.find(({ kind }) => kind === mix.kind)
  const cells = [
    format.index(mix.mean),
    format.index(mix.deviation),
    mix.rewardForRisk === null ? t('none') : format.decimal(mix.rewardForRisk),
    tested ? format.index(tested.mean) : t('none'),
    tested ? format.index(tested.deviation) : t('none'),
    ...groups.map((_, at) => format.share(mix.weights[at] ?? 0)),
  ]
  return (
    <tr>
      <th scope="row" className={table.nowrap}>
        {t(`kind.${mix.kind}`)}
      </th>
      {cells.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
        <td key={at} className={table.number}>
          {text}
        </td>
      ))}
    </tr>
  )
}
