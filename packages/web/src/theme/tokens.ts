export type Scheme = 'light' | 'dark'

/** Colours by what they are for. The stylesheet and the charts read the same table. */
export interface Tokens {
  readonly page: string
  readonly surface: string
  readonly sunken: string
  readonly line: string
  readonly ink: string
  readonly inkSoft: string
  readonly accent: string
  readonly accentSoft: string
  readonly gain: string
  readonly loss: string
  readonly warning: string
  readonly warningSoft: string
  /** Lights of figures that are followed: to be watched, and to be acted on. */
  readonly caution: string
  readonly alarm: string
}

const light: Tokens = {
  page: '#f6f6f2',
  surface: '#ffffff',
  sunken: '#efefe9',
  line: '#dedfd7',
  ink: '#1b211e',
  inkSoft: '#565f59',
  accent: '#0f6e61',
  accentSoft: '#e0f0ec',
  gain: '#0c6a8d',
  loss: '#b0470f',
  warning: '#7a4d00',
  warningSoft: '#fff3d6',
  caution: '#d99a00',
  alarm: '#b3261e',
}

const dark: Tokens = {
  page: '#121615',
  surface: '#1a1f1d',
  sunken: '#232927',
  line: '#343c39',
  ink: '#e7ebe8',
  inkSoft: '#a5afa9',
  accent: '#62c6b4',
  accentSoft: '#1d3833',
  gain: '#6cc3e6',
  loss: '#f2a06b',
  warning: '#f5cf7d',
  warningSoft: '#3a2f14',
  caution: '#f5cf7d',
  alarm: '#ff8a80',
}

export const tokens: Readonly<Record<Scheme, Tokens>> = { light, dark }

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The same colours as custom properties: `inkSoft` becomes `--ink-soft`. */
export const cssVariables = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens[scheme]).map(([name, colour]) => [`--${kebab(name)}`, colour]))
