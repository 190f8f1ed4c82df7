import type { Random } from '../random.ts'
import { chance, pick } from '../samplers.ts'

interface NameList {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
}

export type Gender = 'female' | 'male'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const english: NameList = {
  female: words('Alice Amelia Beth Clara Daisy Edith Ella Freya Grace Hannah Ivy Jane Kate Lily Maud Nora Ruth Zoe'),
  male: words('Adam Arthur Ben Callum Daniel Edgar Felix George Harry Ian Jack Leo Mark Noah Owen Peter Tom Will'),
  family: words('Ashby Barrow Clay Dunmore Ellwood Finch Garside Holt Ives Kerrow Lark Marsh Nettle Oakes Penn Rudd'),
}

const indonesian: NameList = {
  female: words('Ayu Citra Dewi Dian Eka Fitri Indah Kartika Lestari Maya Nadia Putri Ratna Rina Sari Tuti Wulan Yuni'),
  male: words('Adi Agus Andi Bagus Bayu Budi Dimas Eko Fajar Galih Hendra Joko Made Nyoman Rizky Surya Teguh Wayan'),
  family: words(
    'Anggraini Halim Hartono Hidayat Kusuma Laksono Maharani Nugroho Permata Pratama Purnomo Santoso Wijaya',
  ),
}

const persian: NameList = {
  female: words('Azadeh Bahar Elham Farideh Golnaz Laleh Mahsa Mina Nasrin Parisa Roya Sara Shirin Taraneh Yasaman'),
  male: words('Arash Babak Behrouz Dariush Farhad Hooman Iraj Kamran Kaveh Mehrdad Nima Omid Ramin Siavash Vahid'),
  family: words('Ahmadi Bahrami Daryaei Ebrahimi Golestani Kamali Mohammadi Noori Rahimi Rostami Sadeghi Tehrani'),
}

const persianScript: NameList = {
  female: words('آزاده بهار الهام فریده گلناز لاله مهسا مینا نسرین پریسا رویا سارا شیرین ترانه یاسمن'),
  male: words('آرش بابک بهروز داریوش فرهاد هومن ایرج کامران کاوه مهرداد نیما امید رامین سیاوش وحید'),
  family: words('احمدی بهرامی دریایی ابراهیمی گلستانی کمالی محمدی نوری رحیمی رستمی صادقی تهرانی'),
}

const SCRIPT_SHARE = 0.4

function nameList(random: Random, country: string): NameList {
  if (country === 'ID') return indonesian
  if (country === 'IR') return chance(random, SCRIPT_SHARE) ? persianScript : persian
  return english
}

/** A household shares the list that it was drawn from and its family name. */
export interface FamilyName {
  readonly family: string
  readonly given: (random: Random, gender: Gender) => string
}

export function drawFamilyName(random: Random, country: string): FamilyName {
  const names = nameList(random, country)
  return { family: pick(random, names.family), given: (own, gender) => pick(own, names[gender]) }
}
