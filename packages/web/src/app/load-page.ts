import { api } from '../api/client.ts'

/**
 * Loads the script of a page. Where it does not come, the server is asked: one that is gone throws what says so, and
 * of one that is there (its files are others by now) the failure stays, which the router mends by loading anew.
 */
export async function loadPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    await api.workspace.get()
    throw error
  }
}
