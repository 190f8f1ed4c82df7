import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

/** A table keyed by customer or by one of their attributes; every other column is kept as an attribute. */
export const enrichment: Kind = {
  name: 'enrichment',
  table: 'enrichment_values',
  fields: [
    field('key', 'id', {
      meaning: 'value of the attribute by which the table is keyed',
      required: true,
      english: `${customerId.synonyms.join(', ')}, postcode, postal code, zip, zip code, city, region, country, industry`,
      indonesian: 'kode pos, kota, provinsi, negara, industri',
      persian: 'کد پستی, شهر, استان, کشور, صنعت',
    }),
  ],
  key: ['name'],
  generatedId: null,
  date: null,
}
