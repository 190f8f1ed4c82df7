const steps = ['business', 'variables', 'segments', 'assessment', 'targets']

/** Every page of the app on the demo company, with the views that an address names. */
export const pages = [
  '/',
  '/groups/loyal',
  '/basket',
  '/scorecard',
  '/cohorts',
  '/movement',
  '/movement?view=why',
  '/movement?view=paths',
  '/movement?view=time',
  '/movement?view=drift',
  '/movement?view=forecast',
  '/strategies',
  '/strategies?now=open',
  '/strategies/loyal',
  '/strategies/loyal?view=plan',
  '/insights',
  '/audit',
  '/customers',
  '/customers/C000022',
  '/data',
  '/models',
  '/library',
  '/builder',
  '/discover',
  '/compare',
  '/profit',
  '/costing',
  '/equity',
  '/costing?view=model',
  '/costing?view=versions',
  '/campaigns',
  '/resources',
  '/risk',
  '/versions/rfm',
] as const

/** Pages about market projects, of which one is the worked example. */
export const marketPages = [
  '/market',
  '/market-compare',
  ...steps.map((step) => `/market/ice-cream-for-adults?step=${step}`),
] as const
