import { type Field, field, filling } from './field.ts'

/** Which customer a fact belongs to. */
export const customerId: Field = field('customer_id', 'id', {
  meaning: "the company's own key of the customer",
  required: true,
  column: 'customer_key',
  english:
    'customer, customer no, customer nr, customer number, customer code, customer key, customer ref, cust id, cust no, cust number, cust, client id, client no, client code, client number, client, account id, account no, account number, account code, account, buyer id, buyer, member id, member no, member, user id, shopper id, household id, household key, donor id, subscriber id, kundennummer',
  indonesian:
    'id pelanggan, kode pelanggan, no pelanggan, nomor pelanggan, pelanggan, id konsumen, kode konsumen, konsumen, id klien, id pembeli, pembeli, id anggota, no anggota, id nasabah, nasabah',
  persian:
    'شناسه مشتری, کد مشتری, شماره مشتری, مشتری, شناسه خریدار, کد خریدار, خریدار, شماره اشتراک, کد اشتراک, شناسه کاربر, کد حساب, شماره حساب, کد عضویت',
})

/** What may be known of a customer: columns of `customers`. */
export const customerAttributes: readonly Field[] = [
  field('name', 'text', {
    meaning: 'name of the person or company',
    english: 'customer name, client name, account name, company name, full name, company, cust name',
    indonesian: 'nama pelanggan, nama konsumen, nama perusahaan, nama lengkap, nama klien, nama',
    persian: 'نام مشتری, نام شرکت, نام کامل, نام و نام خانوادگی, نام خریدار, نام',
  }),
  field('kind', 'text', {
    meaning: 'person, household, company or institution',
    english: 'customer kind, customer type, client type, account type, type',
    indonesian: 'jenis pelanggan, tipe pelanggan',
    persian: 'نوع مشتری',
  }),
  field('parent_id', 'id', {
    meaning: 'customer id of the parent company or of the household',
    english:
      'parent, parent account, parent company, parent customer, subsidiary of, group id, household id, household',
    indonesian: 'induk perusahaan, perusahaan induk, id induk, induk, id rumah tangga, rumah tangga',
    persian: 'شرکت مادر, شناسه مادر, کد مادر, شناسه خانوار, کد خانوار, خانوار',
  }),
  field('since', 'date', {
    meaning: 'day since when the customer is one',
    english:
      'customer since, member since, signup date, sign up date, registration date, registered on, joined, join date, created at, created, acquired on, acquisition date',
    indonesian: 'pelanggan sejak, tanggal daftar, tanggal pendaftaran, tanggal bergabung, sejak',
    persian: 'تاریخ عضویت, تاریخ ثبت نام, مشتری از, تاریخ آشنایی',
  }),
  field('country', 'text', {
    meaning: 'country',
    english: 'country region, customer country, nation, office location',
    indonesian: 'negara',
    persian: 'کشور',
  }),
  field('region', 'text', {
    meaning: 'state, province or sales region',
    english: 'state province, state, province, customer state, district',
    indonesian: 'provinsi, wilayah, daerah',
    persian: 'استان, منطقه, ناحیه',
  }),
  field('city', 'text', {
    meaning: 'city or town',
    english: 'customer city, town',
    indonesian: 'kota, kabupaten',
    persian: 'شهر, شهرستان',
  }),
  field('postcode', 'id', {
    meaning: 'postal code',
    english: 'postal code, post code, zip, zip code, customer zip code',
    indonesian: 'kode pos',
    persian: 'کد پستی, کدپستی',
  }),
  field('gender', 'text', {
    meaning: 'gender as the source writes it',
    english: 'sex',
    indonesian: 'jenis kelamin, gender pelanggan',
    persian: 'جنسیت, جنس',
  }),
  field('birth_date', 'date', {
    meaning: 'day of birth',
    english: 'date of birth, dob, birthday, birth day, born',
    indonesian: 'tanggal lahir, tgl lahir',
    persian: 'تاریخ تولد',
  }),
  field('industry', 'text', {
    meaning: 'industry or sector of a company',
    english: 'sector, branch, line of business',
    indonesian: 'industri, sektor, bidang usaha',
    persian: 'صنعت, بخش, حوزه فعالیت',
  }),
  field('employees', 'number', {
    meaning: 'number of employees',
    english: 'employee count, number of employees, headcount, staff',
    indonesian: 'jumlah karyawan, karyawan',
    persian: 'تعداد کارکنان, کارکنان, تعداد پرسنل',
  }),
  field('annual_revenue', 'money', {
    meaning: "the customer's own revenue per year",
    english: 'company revenue, yearly revenue, turnover, revenue',
    indonesian: 'pendapatan tahunan, omzet tahunan',
    persian: 'درآمد سالانه, گردش مالی',
  }),
  field('credit_rating', 'text', {
    meaning: 'credit rating as the source writes it',
    english: 'rating, credit score, credit grade',
    indonesian: 'peringkat kredit',
    persian: 'رتبه اعتباری',
  }),
  field('default_probability', 'rate', {
    meaning: 'probability of default per year, 0 to 1',
    english: 'probability of default, pd, default rate',
    indonesian: 'probabilitas gagal bayar',
    persian: 'احتمال نکول',
  }),
  field('acquisition_channel', 'text', {
    meaning: 'channel by which the customer was won',
    english: 'acquired through, lead source, source, referral source, first channel',
    indonesian: 'saluran akuisisi, sumber',
    persian: 'کانال جذب, نحوه آشنایی',
  }),
  field('email', 'text', {
    meaning: 'e-mail address',
    english: 'e mail, email address, mail',
    indonesian: 'surel, alamat email',
    persian: 'ایمیل, پست الکترونیک, رایانامه',
  }),
  field('phone', 'id', {
    meaning: 'telephone number',
    english: 'telephone, phone number, mobile, mobile phone, cell phone, tel',
    indonesian: 'telepon, no telepon, nomor telepon, no hp, nomor hp, handphone',
    persian: 'تلفن, شماره تلفن, موبایل, شماره موبایل, تلفن همراه',
  }),
]

const inFacts = ['name', 'country', 'region', 'city', 'postcode', 'gender', 'industry', 'email', 'phone']

/** Customer attributes that files of orders and lines often carry along. */
export const customerFills: readonly Field[] = customerAttributes
  .filter((field) => inFacts.includes(field.name))
  .map((field) => filling(field, 'customers', field.name === 'name' ? 'customer_name' : field.name))
