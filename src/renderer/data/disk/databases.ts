import type { PersonId } from '#shared/domain/ids'

/** Where IndexedDB is; a test brings its own. */
export interface IndexedDbPort {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/**
 * "https://desk.example:8080" of "jonas-berg" -> "https_desk.example_8080~jonas-berg"; one set of databases and locks
 * each. Neither a host nor a person has a "~", so no two of them ever share a name.
 */
export function deskKey(serverUrl: string, person: PersonId): string {
  return `${serverKey(serverUrl)}~${person}`
}

export function serverKey(serverUrl: string): string {
  const { protocol, host } = new URL(serverUrl)
  return `${protocol.replace(':', '')}_${host.replaceAll(':', '_')}`
}

export const cacheName = (desk: string): string => `cache-${desk}`
/** Where the files of messages are that are still being written. */
export const draftsName = (desk: string): string => `drafts-${desk}`
export const outboxName = (desk: string): string => `outbox-${desk}`
