import type { Language } from '@sabad/contract/schemas/language'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** Where names, whose keys are in k, stand in each language. */
const keys: Readonly<Record<Language, Sql>> = {
  en: sql`k.latin`,
  id: sql`k.latin`,
  fa: sql`coalesce(k.persian, k.latin)`,
}

/** By what names, whose keys are in k, are sorted in a language. */
export const nameKey = (language: Language): Sql => keys[language]

/** Joins the keys of the members m; who has no name has none. */
export const joinNameKeys = sql`LEFT JOIN name_keys AS k ON k.customer_key = m.customer_key`

/** Forgets the keys of names that an import changed. Most imports tell most names again as they were: those stay. */
export const staleNameKeys = (importId: number): Sql => sql`
  DELETE FROM name_keys AS k USING customers AS c
  WHERE c.import_id = ${importId} AND k.customer_key = c.customer_key AND k.name_hash <> hash(c.name)`

/**
 * Keys of the names that have none, of the customers whom an import told of. `icu_sort_key`, which DuckDB carries in
 * itself, takes 0.7 µs a name; names in ASCII, whose bytes are as many as their letters, have the same key in all languages.
 */
export const newNameKeys = (importId: number): Sql => sql`
  INSERT INTO name_keys
  SELECT c.customer_key, hash(c.name), icu_sort_key(c.name, 'root'),
    CASE WHEN strlen(c.name) > length(c.name) THEN icu_sort_key(c.name, 'fa') END
  FROM customers AS c
  WHERE c.import_id = ${importId} AND c.name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM name_keys AS k WHERE k.customer_key = c.customer_key)`

/** Keeps the places of the names that an import told. */
export async function keepNameKeys(database: Database, importId: number): Promise<void> {
  await database.execute(staleNameKeys(importId))
  await database.execute(newNameKeys(importId))
}
