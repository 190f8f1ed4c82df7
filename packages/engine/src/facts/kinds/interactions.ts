import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

export const interactions: Kind = {
  name: 'interactions',
  table: 'interactions',
  fields: [
    field('interaction_id', 'id', {
      meaning: 'the interaction',
      english:
        'ticket id, ticket no, ticket number, case id, case number, call id, activity id, visit id, session id, id',
      indonesian: 'id interaksi, no tiket, nomor tiket, id tiket, id kunjungan',
      persian: 'شناسه تعامل, شماره تیکت, شناسه تیکت, کد تماس',
    }),
    customerId,
    field('date', 'timestamp', {
      meaning: 'day, or moment, of the interaction',
      required: true,
      column: 'occurred_on',
      english:
        'occurred on, occurred at, interaction date, ticket date, call date, visit date, activity date, opened, opened on, opened at, created, created on, created at, timestamp, datetime',
      indonesian: 'tanggal, tanggal interaksi, tanggal tiket, tanggal kunjungan, waktu, tgl',
      persian: 'تاریخ, تاریخ تماس, تاریخ تیکت, تاریخ مراجعه, زمان',
    }),
    field('kind', 'text', {
      meaning: 'ticket, call, visit, web, chat ...',
      english: 'type, interaction type, interaction kind, activity type, category',
      indonesian: 'jenis, jenis interaksi, tipe',
      persian: 'نوع, نوع تعامل, نوع تماس',
    }),
    field('channel', 'text', {
      meaning: 'channel used',
      english: 'medium, via',
      indonesian: 'saluran, kanal',
      persian: 'کانال',
    }),
    field('duration_minutes', 'number', {
      meaning: 'length in minutes',
      english: 'duration, minutes, handling time, duration min, handle time minutes',
      indonesian: 'durasi, durasi menit, menit',
      persian: 'مدت, مدت دقیقه, دقیقه',
    }),
    field('satisfaction', 'number', {
      meaning: 'as rated by the customer, 0 to 10',
      english: 'csat, satisfaction score, nps, customer satisfaction, score',
      indonesian: 'kepuasan, nilai kepuasan',
      persian: 'رضایت, امتیاز رضایت',
    }),
    field('cost', 'money', {
      meaning: 'cost of the interaction',
      english: 'handling cost',
      indonesian: 'biaya',
      persian: 'هزینه',
    }),
    field('subject', 'text', {
      meaning: 'what it was about',
      english: 'topic, title, summary, reason',
      indonesian: 'subjek, perihal, topik',
      persian: 'موضوع, عنوان',
    }),
  ],
  key: ['interaction_id'],
  generatedId: 'interaction_id',
  date: 'occurred_on',
}
