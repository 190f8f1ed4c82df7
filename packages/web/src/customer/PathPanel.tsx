import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './customer.module.css'
import { type Spell, spellsOf } from './spells.ts'

/** The way through the groups: a ribbon to see it, a list to read it, newest first. */
export function PathPanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const spells = spellsOf(customer.path)
  const [first, last] = [spells[0]?.first, spells.at(-1)?.last]
  return (
    <Panel title={t('path.title')} note={t('path.note', { count: customer.path.length })}>
      <Ribbon spells={spells} />
      {first && last && (
        <div className={classes.ends} aria-hidden>
          <span>{format.date(first)}</span>
          {first !== last && <span>{format.date(last)}</span>}
        </div>
      )}
      <p className={classes.soft}>
        {customer.way.previous
          ? t('path.before', { dates: customer.way.datesInGroup, group: customer.way.previous.title })
          : t('path.always', { dates: customer.way.datesInGroup })}{' '}
        {t('path.moves', { up: customer.way.upgrades, down: customer.way.downgrades })}
      </p>
      <ol className={classes.spells}>
        {[...spells].reverse().map((spell) => (
          <li key={spell.first}>
            <GroupName group={{ index: spell.group, title: spell.title, name: '' }} />
            <span className={classes.soft}>
              {spell.first === spell.last
                ? t('path.on', { date: format.date(spell.first) })
                : t('path.between', { first: format.date(spell.first), last: format.date(spell.last) })}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Ribbon({ spells }: { readonly spells: readonly Spell[] }) {
  const scheme = useScheme()
  return (
    <div className={classes.ribbon} aria-hidden>
      {spells.map(({ group, first, dates, title }) => (
        <span key={first} title={title} style={{ flexGrow: dates, background: groupColour(group, scheme) }} />
      ))}
    </div>
  )
}
