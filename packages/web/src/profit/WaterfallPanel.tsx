import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type WaterfallAsked, waterfallQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'
import { Waterfall } from './Waterfall.tsx'

/** Profit and loss of everyone, or of a group. */
export function WaterfallPanel({ asked }: { readonly asked: WaterfallAsked }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const query = useQuery(waterfallQuery(asked))
  return (
    <Answer query={query} waiting={<Waiting height={480} />}>
      {(waterfall) => {
        const { after, asOf, notAssigned } = waterfall
        return (
          <Panel
            title={t('waterfall.title')}
            note={t('waterfall.note', {
              from: format.date(after),
              to: format.date(asOf),
              customers: waterfall.customers,
            })}
            actions={
              <Meaning of={t('waterfall.title')}>
                <p>{t('waterfall.meaning')}</p>
              </Meaning>
            }
            flush
          >
            <Waterfall waterfall={waterfall} />
            {notAssigned && (
              <p className={classes.foot}>
                {t('waterfall.not-assigned', {
                  unassigned: format.money(notAssigned.unassigned),
                  unused: format.money(notAssigned.unused),
                  notTaken: format.money(notAssigned.notTaken),
                })}
              </p>
            )}
          </Panel>
        )
      }}
    </Answer>
  )
}
