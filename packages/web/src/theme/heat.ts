import type { Scheme } from './tokens.ts'

/** Sequential palette for heat maps: one hue, even steps of lightness, strongest where there is most. */
const steps: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#eef6f3', '#d3e9e3', '#a9d3c9', '#77b7aa', '#459586', '#1b7365', '#0a5147'],
  dark: ['#1f2a27', '#21403a', '#24564d', '#286b5f', '#4fa898', '#74c2b3', '#9cdccf'],
}

/** Colour for a share 0..1 of the greatest value. The root spreads small shares, which movement matrices are full of. */
export function heatColour(share: number, scheme: Scheme): string {
  const colours = steps[scheme]
  const step = Math.min(colours.length - 1, Math.floor(Math.sqrt(Math.max(0, share)) * colours.length))
  return colours[step] ?? '#888888'
}
