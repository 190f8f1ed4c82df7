import { customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'

export const costs: Kind = {
  name: 'costs',
  table: 'costs',
  fields: [
    field('cost_id', 'id', {
      meaning: 'the ledger entry',
      english: 'entry id, entry no, ledger entry, voucher no, document no, booking id, id',
      indonesian: 'id biaya, no jurnal, nomor jurnal, no bukti',
      persian: 'شماره سند, شناسه هزینه, شماره ثبت',
    }),
    field('date', 'date', {
      meaning: 'day on which the cost belongs',
      required: true,
      column: 'incurred_on',
      english: 'incurred on, posting date, booking date, entry date, cost date, month, period',
      indonesian: 'tanggal, tanggal jurnal, tanggal biaya, tgl, bulan, periode',
      persian: 'تاریخ, تاریخ سند, تاریخ هزینه, ماه, دوره',
    }),
    field('pool', 'text', {
      meaning: 'ledger account or cost pool',
      required: true,
      english: 'cost pool, account, ledger account, gl account, account name, cost type, cost category, category',
      indonesian: 'akun, nama akun, pos biaya, jenis biaya, kategori',
      persian: 'حساب, سرفصل, سرفصل هزینه, نوع هزینه, دسته',
    }),
    field('amount', 'money', {
      meaning: 'money; negative for a correction',
      required: true,
      english: 'cost, cost amount, value, total, expense',
      indonesian: 'jumlah, nilai, biaya, nominal',
      persian: 'مبلغ, هزینه, مبلغ هزینه',
    }),
    { ...customerId, required: false, synonyms: customerId.synonyms.filter((word) => !word.startsWith('account')) },
    field('activity', 'text', {
      meaning: 'activity that caused the cost',
      english: 'cost activity, process',
      indonesian: 'aktivitas, kegiatan',
      persian: 'فعالیت',
    }),
    field('driver', 'text', {
      meaning: 'cost driver by which it is shared out',
      english: 'cost driver, allocation base, allocation key',
      indonesian: 'pemicu biaya',
      persian: 'محرک هزینه, مبنای تسهیم',
    }),
    field('note', 'text', {
      meaning: 'note',
      english: 'description, memo, text, comment, remark',
      indonesian: 'keterangan, catatan, deskripsi',
      persian: 'شرح, توضیح, توضیحات, یادداشت',
    }),
  ],
  key: ['cost_id'],
  generatedId: 'cost_id',
  date: 'incurred_on',
}
