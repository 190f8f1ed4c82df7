import { NativeSelect } from '@mantine/core'
import { type Concentration, heldAmount } from '@sabad/contract/schemas/concentration'
import { unit } from '@sabad/contract/schemas/portfolio-definition'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { concentrationQuery } from '../api/queries.ts'
import { CustomerLink } from '../customers/CustomerLink.tsx'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './concentration.module.css'
import { type ConcentrationChoice, useConcentrationChoice } from './use-concentration-choice.ts'

/** How much of the company hangs on how few customers, households or groups of companies. */
export function ConcentrationPanel({ asOf }: { readonly asOf: string }) {
  const { t } = useTranslation('concentration')
  const { choice, setUnit, setAmount } = useConcentrationChoice()
  const query = useQuery(concentrationQuery({ asOf, ...choice }))
  return (
    <Panel
      title={t('title')}
      note={t('note')}
      actions={<Choices choice={choice} onUnit={setUnit} onAmount={setAmount} />}
      flush
    >
      <Answer query={query} waiting={<Waiting height={420} />}>
        {(found) =>
          found.herfindahl === null ? <p className={classes.nobody}>{t('nobody')}</p> : <Held found={found} />
        }
      </Answer>
    </Panel>
  )
}

interface ChoicesProps {
  readonly choice: ConcentrationChoice
  readonly onUnit: (unit: string) => void
  readonly onAmount: (amount: string) => void
}

function Choices({ choice, onUnit, onAmount }: ChoicesProps) {
  const { t } = useTranslation('concentration')
  return (
    <div className={classes.choices}>
      <NativeSelect
        aria-label={t('amount')}
        value={choice.amount}
        data={heldAmount.options.map((value) => ({ value, label: t(`amount.${value}`) }))}
        onChange={({ currentTarget }) => onAmount(currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('unit')}
        value={choice.unit}
        data={unit.options.map((value) => ({ value, label: t(`unit.${value}`) }))}
        onChange={({ currentTarget }) => onUnit(currentTarget.value)}
      />
    </div>
  )
}

function Held({ found }: { readonly found: Concentration }) {
  const { t } = useTranslation('concentration')
  const format = useFormat()
  const { top, effectiveHolders, gini, atRisk, holders } = found
  const largest = top.find(({ k }) => k === 10) ?? top.at(-1)
  return (
    <>
      <div className={classes.tiles}>
        <StatTiles>
          <StatTile label={t('top', { k: largest?.k ?? 0 })} note={t('top.note', { holders })}>
            {format.share(largest?.share ?? 0)}
          </StatTile>
          <StatTile
            label={t('effective')}
            note={t('effective.note')}
            meaning={<Meaning of={t('effective')}>{t('effective.meaning')}</Meaning>}
          >
            {format.decimal(effectiveHolders ?? 0)}
          </StatTile>
          <StatTile
            label={t('gini')}
            note={t('gini.note')}
            meaning={<Meaning of={t('gini')}>{t('gini.meaning')}</Meaning>}
          >
            {format.decimal(gini ?? 0)}
          </StatTile>
          <StatTile
            label={t('at-risk')}
            note={
              atRisk
                ? t('at-risk.note', {
                    share: format.share(atRisk.share),
                    lower: format.money(atRisk.lower),
                    upper: format.money(atRisk.upper),
                  })
                : t('at-risk.unknown')
            }
            meaning={<Meaning of={t('at-risk')}>{t('at-risk.meaning')}</Meaning>}
          >
            {atRisk ? format.money(atRisk.value) : '–'}
          </StatTile>
        </StatTiles>
      </div>
      <LargestTable found={found} />
    </>
  )
}

const SHOWN = 10

function LargestTable({ found }: { readonly found: Concentration }) {
  const { t } = useTranslation('concentration')
  const format = useFormat()
  return (
    <ScrollBox label={t('largest')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t(`unit.${found.unit}`)}</th>
            <th scope="col" className={table.number}>
              {t(`amount.${found.amount}`)}
            </th>
            <th scope="col" className={table.number}>
              {t('share')}
            </th>
            <th scope="col" className={table.number}>
              {t('cumulative')}
            </th>
            <th scope="col" className={table.number}>
              {t('alive')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.largest.slice(0, SHOWN).map((row) => (
            <tr key={row.customerId}>
              <th scope="row">
                <CustomerLink row={row} />
              </th>
              <td className={table.number}>{format.money(row.amount)}</td>
              <td className={table.number}>{format.share(row.share)}</td>
              <td className={table.number}>{format.share(row.cumulativeShare)}</td>
              <td className={table.number}>
                {row.probabilityAlive === null ? '–' : format.share(row.probabilityAlive)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
