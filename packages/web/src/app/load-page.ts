import { api } from '../api/client.ts'
import { loadAreas, type PageArea } from '../language/app-language.ts'

/**
 * Loads the script of a page and the texts that it needs. Where it does not come, the server is asked: one that is gone throws what says so, and
 * of one that is there (its files are others by now) the failure stays, which the router mends by loading anew.
 */
export async function loadPage<T>(load: () => Promise<T>, areas: readonly PageArea[]): Promise<T> {
  try {
    const [page] = await Promise.all([load(), loadAreas(areas)])
    return page
  } catch (error) {
    await api.workspace.get()
    throw error
  }
}
