import keyFigures from '../locales/en/key-figures.json' with { type: 'json' }
import marketExamples from '../locales/en/market-examples.json' with { type: 'json' }
import measures from '../locales/en/measures.json' with { type: 'json' }
import playbooks from '../locales/en/playbooks.json' with { type: 'json' }
import portfolios from '../locales/en/portfolios.json' with { type: 'json' }
import recordFields from '../locales/en/record-fields.json' with { type: 'json' }

/**
 * What the engine says in English, as its answers hold it: made from the program, and needed only to find translations
 * (decision 0024).
 */
export const engineEnglish = {
  'market-examples': marketExamples,
  measures,
  'key-figures': keyFigures,
  portfolios,
  playbooks,
  'record-fields': recordFields,
}
