import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

/** Managers' scores. */
export const ratings: Kind = {
  name: 'ratings',
  table: 'ratings',
  fields: [
    customerId,
    field('criterion', 'text', {
      meaning: 'what is rated',
      required: true,
      english: 'criteria, question, dimension, variable, factor, item',
      indonesian: 'kriteria, pertanyaan, dimensi',
      persian: 'معیار, پرسش, سوال, شاخص',
    }),
    field('score', 'number', {
      meaning: 'score on the scale',
      required: true,
      english: 'rating, value, points, mark, answer',
      indonesian: 'skor, nilai, poin',
      persian: 'امتیاز, نمره, ارزش',
    }),
    field('scale_max', 'number', {
      meaning: 'best score that the scale allows',
      english: 'scale, max score, maximum, out of, max',
      indonesian: 'skor maksimum, nilai maksimum, skala',
      persian: 'حداکثر امتیاز, سقف امتیاز, مقیاس',
    }),
    field('rater', 'text', {
      meaning: 'who rated',
      english: 'manager, account manager, rated by, sales agent, respondent, user',
      indonesian: 'penilai, manajer, dinilai oleh',
      persian: 'ارزیاب, مدیر, ارزیابی کننده',
    }),
    field('date', 'date', {
      meaning: 'day of the rating',
      required: true,
      column: 'rated_on',
      english: 'rated on, rating date, survey date, scored on',
      indonesian: 'tanggal, tanggal penilaian, tgl',
      persian: 'تاریخ, تاریخ ارزیابی',
    }),
  ],
  key: ['customer_key', 'criterion', 'rater', 'rated_on'],
  generatedId: null,
  date: 'rated_on',
}
