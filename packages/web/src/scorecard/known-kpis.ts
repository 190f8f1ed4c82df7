import type { Notice } from '@sabad/contract/schemas/figures'
import {
  type GoalFamily,
  goalFamily,
  type KpiDefinition,
  type KpiValue,
  type KpiValues,
} from '@sabad/contract/schemas/kpi'

/** Retention, value and profit stand above all others (requirement 94). */
const FIRST: ReadonlySet<string> = new Set(['retention_rate', 'repeat_rate', 'lifetime_value', 'profit_per_customer'])

interface Section {
  readonly goal: GoalFamily | 'first'
  readonly kpis: readonly KpiDefinition[]
}

export interface UnknownFigure {
  readonly kpi: KpiDefinition
  readonly missing: Notice
}

/** Codes that only say whose figure it is: another column may have it. */
const elsewhere: ReadonlySet<string> = new Set(['groups-only', 'base-only'])

/** Of a figure that nobody has, why the base has none or, where it is no figure of the base, the first group. */
function reasonOf(values: readonly KpiValue[]): Notice | null {
  const told = values.flatMap(({ missing }) => (missing && !elsewhere.has(missing.code) ? [missing] : []))
  return told[0] ?? values[0]?.missing ?? null
}

/** Figures that somebody has, by goal in the order of the registry, and those that nobody has. */
export function knownKpis(registry: readonly KpiDefinition[], { values }: KpiValues) {
  const known: KpiDefinition[] = []
  const unknown: UnknownFigure[] = []
  for (const kpi of registry) {
    const own = values.filter((value) => value.kpi === kpi.name)
    const missing = own.some(({ value }) => value !== null) ? null : reasonOf(own)
    if (missing) unknown.push({ kpi, missing })
    else if (own.length > 0) known.push(kpi)
  }
  const first = known.filter(({ name }) => FIRST.has(name))
  const rest = known.filter(({ name }) => !FIRST.has(name))
  const sections: readonly Section[] = [
    { goal: 'first', kpis: first },
    ...goalFamily.options.map((goal) => ({ goal, kpis: rest.filter((kpi) => kpi.goal === goal) })),
  ]
  return { goals: sections.filter(({ kpis }) => kpis.length > 0), unknown }
}

export const kpiOf = ({ values }: KpiValues, kpi: string, group: number | null): KpiValue | undefined =>
  values.find((value) => value.kpi === kpi && value.group === group)
