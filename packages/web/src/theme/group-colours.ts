import type { Scheme } from './tokens.ts'

/**
 * Colours of groups by their index in the portfolio, so that a group looks the same everywhere. Neighbours differ in
 * lightness as well as in hue, which keeps them apart under every kind of colour blindness (a test simulates three).
 */
const palette: Readonly<Record<Scheme, readonly string[]>> = {
  light: [
    '#1f5fa8',
    '#eda63a',
    '#1f8a6d',
    '#d67b93',
    '#6b4a9e',
    '#a9bd4e',
    '#69b7dc',
    '#9a4a22',
    '#e2cf6b',
    '#47566b',
    '#c79bd6',
    '#17504a',
  ],
  dark: [
    '#5b9be0',
    '#f3b95f',
    '#3fae8e',
    '#e695aa',
    '#9a7fd0',
    '#bccd6b',
    '#86cbea',
    '#c97a50',
    '#ecdc86',
    '#8797ad',
    '#d9b3e4',
    '#5fa198',
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
