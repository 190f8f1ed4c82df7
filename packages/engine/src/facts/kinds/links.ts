import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

/** What one account is to another, read from the first to the second. */
export const links: Kind = {
  name: 'links',
  table: 'account_links',
  fields: [
    { ...customerId, synonyms: [...customerId.synonyms, 'from customer', 'from account', 'from id', 'first account'] },
    field('other_id', 'id', {
      meaning: "the company's own key of the other account",
      required: true,
      column: 'to_key',
      english:
        'other customer, other customer id, other account, other account id, to customer, to account, to id, second account, related customer, related account, related id, linked customer, linked account, linked id',
      indonesian: 'pelanggan lain, id pelanggan lain, pelanggan terkait, akun terkait, akun lain',
      persian: 'مشتری دیگر, شناسه مشتری دیگر, کد مشتری دیگر, مشتری مرتبط, حساب مرتبط',
    }),
    field('kind', 'link-kind', {
      meaning: 'what the first is to the other: supplies, owns, referred, advises, cooperates or competes',
      required: true,
      english: 'link, link kind, link type, relation, relation type, relationship, relationship type, type',
      indonesian: 'hubungan, jenis hubungan, relasi, jenis relasi',
      persian: 'رابطه, نوع رابطه, ارتباط, نوع ارتباط, پیوند',
    }),
    field('since', 'date', {
      meaning: 'first day on which it holds',
      required: true,
      english: 'link since, holds since, start date, started on, start, from, valid from',
      indonesian: 'sejak, tanggal mulai, mulai, tgl mulai',
      persian: 'از تاریخ, تاریخ شروع, شروع',
    }),
    field('ended_on', 'date', {
      meaning: 'first day on which it holds no more; empty while it holds',
      column: null,
      english: 'ended, end date, end, until, to, valid to, valid until',
      indonesian: 'berakhir, tanggal berakhir, sampai',
      persian: 'تا تاریخ, تاریخ پایان, پایان',
    }),
    field('end_reason', 'text', {
      meaning: 'why it ended',
      column: null,
      english: 'reason, reason of end, why ended',
      indonesian: 'alasan, alasan berakhir',
      persian: 'دلیل, دلیل پایان, علت پایان',
    }),
    field('source', 'text', {
      meaning: 'who says so, or where it was read; where it is empty, the name of the file',
      english: 'said by, told by, evidence, origin',
      indonesian: 'sumber',
      persian: 'منبع',
    }),
    field('note', 'text', {
      meaning: 'note',
      english: 'description, comment, remark',
      indonesian: 'catatan, keterangan',
      persian: 'یادداشت, توضیح, توضیحات',
    }),
  ],
  key: ['from_key', 'to_key', 'kind', 'since'],
  generatedId: null,
  date: null,
}
