import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { fontFamily } from './font-family.ts'
import { cssVariables } from './tokens.ts'

const leaf: MantineColorsTuple = [
  '#eaf6f3',
  '#d3ebe6',
  '#a6d7cc',
  '#77c2b3',
  '#62c6b4',
  '#369c8a',
  '#1c8071',
  '#0f6e61',
  '#0a594f',
  '#06433b',
]

/** Mantine draws inputs and menus in the dark with these. */
const dark: MantineColorsTuple = [
  '#e7ebe8',
  '#c6cec9',
  '#a5afa9',
  '#7b8680',
  '#3d4643',
  '#2b322f',
  '#202624',
  '#1a1f1d',
  '#151918',
  '#101312',
]

export const theme = createTheme({
  primaryColor: 'leaf',
  // White can be read on both: 6.1 and 4.8 to 1.
  primaryShade: { light: 7, dark: 6 },
  colors: { leaf, dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: { Button: Button.extend({ styles: { label: { fontWeight: 550 } } }) },
  respectReducedMotion: true,
  fontFamily,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1rem', lineHeight: '1.35' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
})

const mantineFromTokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-leaf-light': 'var(--accent-soft)',
  '--mantine-color-leaf-light-hover': 'color-mix(in srgb, var(--accent-soft), var(--accent) 12%)',
  '--mantine-color-leaf-light-color': 'var(--accent)',
}

export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...cssVariables('light'), ...mantineFromTokens },
  dark: { ...cssVariables('dark'), ...mantineFromTokens },
})
