import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { ModelLink } from './ModelLink.tsx'
import classes from './models.module.css'
import type { JudgedModel } from './plotted.ts'
import { useModelVerdict } from './use-model-words.ts'

const columns = ['foretold', 'mae', 'rmse', 'correlation', 'log-score'] as const

interface ComparePanelProps {
  readonly judged: readonly JudgedModel[]
}

/** What each purchase model foretold from an earlier day, beside what came. */
export function ComparePanel({ judged }: ComparePanelProps) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const [first] = judged
  if (!first) {
    return (
      <Panel title={t('compare.title')}>
        <p className={classes.quiet}>{t('compare.none')}</p>
      </Panel>
    )
  }
  const { calibratedOn, horizonDays, customers, actual } = first.holdout
  const note = t('compare.note', { calibratedOn: format.date(calibratedOn), days: horizonDays, customers, actual })
  return (
    <Panel title={t('compare.title')} note={note}>
      <ScrollBox label={t('compare.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.model')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={table.number}>
                  <WithMeaning title={t(`column.${column}`)}>
                    <Meaning of={t(`column.${column}`)}>
                      <p>{t(`column.${column}.meaning`)}</p>
                    </Meaning>
                  </WithMeaning>
                </th>
              ))}
              <th scope="col">{t('column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {judged.map((one) => (
              <CompareRow key={one.model.model} judged={one} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  )
}

function CompareRow({ judged: { model, holdout } }: { readonly judged: JudgedModel }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const verdict = useModelVerdict()
  const { expected, actual, correlation, logScore, behind, standardError } = holdout
  const signedShare = format.signedShare(expected / actual - 1)
  return (
    <tr>
      <th scope="row" className={table.nowrap}>
        <ModelLink model={model.model} />
        {holdout.chosen && (
          <div>
            <Badge size="sm" variant="light" color="leaf" tt="none" fw={550} miw="max-content">
              {t('chosen')}
            </Badge>
          </div>
        )}
      </th>
      <td className={table.number}>
        {format.count(expected)}
        {actual > 0 && <div className={table.soft}>{signedShare}</div>}
      </td>
      <td className={table.number}>{format.decimal(holdout.meanAbsoluteError)}</td>
      <td className={table.number}>{format.decimal(holdout.rootMeanSquaredError)}</td>
      <td className={table.number}>{correlation === null ? t('unknown') : format.decimal(correlation)}</td>
      <td className={table.number}>
        {format.precise(logScore)}
        <div className={table.soft}>
          {behind === 0
            ? t('log-score.best')
            : t('log-score.behind', { behind: format.rough(behind), error: format.rough(standardError) })}
        </div>
      </td>
      <td className={classes.reasonCell}>{verdict(model.reason)}</td>
    </tr>
  )
}
