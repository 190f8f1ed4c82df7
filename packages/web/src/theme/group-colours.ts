import type { Scheme } from './tokens.ts'

/**
 * Colours of groups by their index in the portfolio, so that a group looks the same everywhere. They were found by
 * search: as far apart as can be for full colour vision and for three kinds of colour blindness at once, while black or
 * white can be read on each. A test simulates all four.
 */
const palette: Readonly<Record<Scheme, readonly string[]>> = {
  light: [
    '#4265b7',
    '#dea13c',
    '#359663',
    '#c975a4',
    '#715a80',
    '#a7c995',
    '#73bfef',
    '#8f4526',
    '#e4d387',
    '#474f6d',
    '#cca5cd',
    '#1d4f49',
  ],
  dark: [
    '#6f8dd9',
    '#e7b85f',
    '#62b88d',
    '#cc99cb',
    '#a289a5',
    '#afcfa5',
    '#88cdfb',
    '#c07a5a',
    '#e1d38a',
    '#857fb3',
    '#d6b3d7',
    '#618e84',
  ],
}

export const distinctGroupColours = palette.light.length

export function groupColour(index: number, scheme: Scheme): string {
  const colours = palette[scheme]
  return colours[index % colours.length] ?? '#888888'
}

const channel = (hex: string, at: number) => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of WCAG 2.2. */
export const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)

const darkInk = '#14201b'

/** Ink that can be read on a colour: whichever of dark and white has the greater contrast. */
export function inkOn(hex: string): string {
  const onWhite = 1.05 / (luminance(hex) + 0.05)
  const onDark = (luminance(hex) + 0.05) / (luminance(darkInk) + 0.05)
  return onDark >= onWhite ? darkInk : '#ffffff'
}
