import type { LinkKind } from '@sabad/contract/schemas/links'

/** Words by which files say what the first account is to the second, beside the kind's own name; in lower case. */
export const linkWords: Readonly<Record<LinkKind, readonly string[]>> = {
  supplies: ['supplier', 'supplier of', 'supplier to', 'vendor', 'vendor of', 'pemasok', 'memasok', 'تامین کننده'],
  owns: ['owner', 'owner of', 'parent', 'parent of', 'holding', 'pemilik', 'memiliki', 'induk', 'مالک', 'شرکت مادر'],
  referred: ['refers', 'referrer', 'recommended', 'recommends', 'merujuk', 'mereferensikan', 'معرف'],
  advises: ['adviser', 'advisor', 'adviser of', 'advisor of', 'consultant', 'penasihat', 'konsultan', 'مشاور'],
  cooperates: ['partner', 'partner of', 'works with', 'cooperates with', 'mitra', 'bekerja sama', 'همکار', 'شریک'],
  competes: ['competitor', 'competitor of', 'rival', 'competes with', 'pesaing', 'bersaing', 'رقیب'],
}
