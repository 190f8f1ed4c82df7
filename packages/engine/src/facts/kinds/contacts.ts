import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

/** Marketing touches. A customer held out has a row too. */
export const contacts: Kind = {
  name: 'contacts',
  table: 'contacts',
  fields: [
    field('contact_id', 'id', {
      meaning: 'the touch',
      english: 'touch id, message id, send id, mailing id, id',
      indonesian: 'id kontak, id pesan',
      persian: 'شناسه تماس, شناسه پیام',
    }),
    customerId,
    field('date', 'date', {
      meaning: 'day of the touch; for a held-out customer, of the decision',
      required: true,
      column: 'contacted_on',
      english: 'contacted on, contact date, sent on, sent at, send date, sent, mailing date, campaign date, touch date',
      indonesian: 'tanggal, tanggal kontak, tanggal kirim, tgl',
      persian: 'تاریخ, تاریخ ارسال, تاریخ تماس',
    }),
    field('campaign', 'text', {
      meaning: 'campaign',
      english: 'campaign id, campaign name, campaign code',
      indonesian: 'kampanye, nama kampanye',
      persian: 'کمپین, نام کمپین',
    }),
    field('arm', 'text', {
      meaning: 'alternative that the customer was given',
      english: 'treatment, variant, segment, test group, group, cell',
      indonesian: 'varian, kelompok uji, perlakuan',
      persian: 'گروه آزمایش, تیمار, گروه',
    }),
    field('is_holdout', 'boolean', {
      meaning: 'left out at random, to measure against',
      english: 'holdout, hold out, control, is control, control group',
      indonesian: 'kelompok kontrol, kontrol',
      persian: 'گروه کنترل, کنترل',
    }),
    field('channel', 'text', { meaning: 'channel', english: 'medium', indonesian: 'saluran, kanal', persian: 'کانال' }),
    field('cost', 'money', {
      meaning: 'cost of the touch',
      english: 'contact cost',
      indonesian: 'biaya',
      persian: 'هزینه',
    }),
    field('responded', 'boolean', {
      meaning: 'whether the customer responded',
      english: 'response, converted, conversion, clicked, answered, outcome, y',
      indonesian: 'respons, merespons, konversi',
      persian: 'پاسخ, پاسخ داد, تبدیل',
    }),
    field('responded_on', 'date', {
      meaning: 'day of the response',
      english: 'response date, responded at, conversion date',
      indonesian: 'tanggal respons',
      persian: 'تاریخ پاسخ',
    }),
    field('outcome_value', 'money', {
      meaning: 'money that the response brought',
      english: 'spend, revenue, response value, conversion value, amount',
      indonesian: 'nilai respons, nilai',
      persian: 'مبلغ, ارزش پاسخ',
    }),
  ],
  key: ['contact_id'],
  generatedId: 'contact_id',
  date: 'contacted_on',
}
