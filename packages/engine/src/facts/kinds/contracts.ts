import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

export const contracts: Kind = {
  name: 'contracts',
  table: 'contracts',
  fields: [
    field('contract_id', 'id', {
      meaning: 'the contract or subscription',
      english: 'contract, contract no, contract number, subscription id, policy id, policy no, agreement id, id',
      indonesian: 'id kontrak, no kontrak, nomor kontrak, kontrak, id langganan',
      persian: 'شماره قرارداد, شناسه قرارداد, کد قرارداد, قرارداد, شماره اشتراک',
    }),
    { ...customerId, synonyms: customerId.synonyms.filter((word) => word !== 'شماره اشتراک') },
    field('started_on', 'date', {
      meaning: 'first day',
      required: true,
      english:
        'start date, start, started, starts on, contract start, valid from, from, begin date, subscription start',
      indonesian: 'tanggal mulai, mulai, tgl mulai',
      persian: 'تاریخ شروع, شروع, از تاریخ',
    }),
    field('ends_on', 'date', {
      meaning: 'agreed end of the current term',
      english: 'end date, ends, contract end, valid to, valid until, to, expiry date, expires on, renewal date',
      indonesian: 'tanggal berakhir, tanggal akhir, berakhir, tgl berakhir, jatuh tempo',
      persian: 'تاریخ پایان, پایان, تا تاریخ, تاریخ انقضا',
    }),
    field('ended_on', 'date', {
      meaning: 'actual end; empty while in force',
      english: 'ended, cancelled on, cancellation date, canceled on, terminated on, termination date, churn date',
      indonesian: 'tanggal batal, tanggal pemutusan, tanggal berhenti',
      persian: 'تاریخ فسخ, تاریخ لغو, تاریخ خاتمه',
    }),
    field('value_per_year', 'money', {
      meaning: 'money per year',
      english: 'annual value, yearly value, acv, arr, annual contract value, contract value, annual fee',
      indonesian: 'nilai per tahun, nilai tahunan, nilai kontrak',
      persian: 'ارزش سالانه, مبلغ سالانه, مبلغ قرارداد',
    }),
    field('kind', 'text', {
      meaning: 'kind of contract',
      english: 'type, contract type, plan, tariff',
      indonesian: 'jenis, jenis kontrak, paket',
      persian: 'نوع, نوع قرارداد, طرح',
    }),
    field('status', 'text', {
      meaning: 'state as the source writes it',
      english: 'contract status, state',
      indonesian: 'status kontrak',
      persian: 'وضعیت, وضعیت قرارداد',
    }),
  ],
  key: ['contract_id'],
  generatedId: 'contract_id',
  date: 'started_on',
}
