import app from '../locales/id/app.json' with { type: 'json' }
import builder from '../locales/id/builder.json' with { type: 'json' }
import compare from '../locales/id/compare.json' with { type: 'json' }
import concentration from '../locales/id/concentration.json' with { type: 'json' }
import costing from '../locales/id/costing.json' with { type: 'json' }

/** The Indonesian texts, by area. */
export const indonesian = {
  app,
  builder,
  compare,
  concentration,
  costing,
}
