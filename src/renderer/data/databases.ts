import type { PersonId } from '#shared/domain/ids'

/** Where IndexedDB is; a test brings its own. */
export interface IndexedDbPort {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** "https://desk.example:8080" of "jonas-berg" -> "desk.example_8080-jonas-berg"; one set of databases and locks each. */
export function deskKey(serverUrl: string, person: PersonId): string {
  return `${serverKey(serverUrl)}-${person}`
}

export const serverKey = (serverUrl: string): string => new URL(serverUrl).host.replaceAll(':', '_')
