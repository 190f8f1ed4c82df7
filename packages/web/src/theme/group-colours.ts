import type { Scheme } from './tokens.ts'

/**
 * Colours of groups by their index in the portfolio, so that a group looks the same everywhere. They were found by
 * search: as far apart as can be for full colour vision and for three kinds of colour blindness at once, while black or
 * white can be read on each. A test simulates all four.
 */
const palette: Readonly<Record<Scheme, readonly string[]>> = {
  light: [
    '#3c54b8',
    '#eda533',
    '#509564',
    '#a672bd',
    '#775973',
    '#b6dcb0',
    '#56bbfe',
    '#9c4008',
    '#e2d06b',
    '#56457c',
    '#ca9acd',
    '#185049',
  ],
  dark: [
    '#748de8',
    '#fbb244',
    '#83c39a',
    '#c6a6f5',
    '#ab8fab',
    '#c7dfb6',
    '#8ee4fe',
    '#d17e58',
    '#e4d480',
    '#9080b9',
    '#e2afd8',
    '#638e83',
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
