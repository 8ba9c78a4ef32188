/** All rows of one table, as they lie there. */
export type StoredRows = readonly unknown[]

/**
 * What a window reads of a database in the moment in which the browser has it open, in one transaction and ahead of
 * Dexie: that opens it all the same, and changes the tables where they are to be changed.
 */
export interface FirstLook {
  /** To be called when the connection is there, and with null when its tables were made or changed for it. */
  readonly opened: (connection: IDBDatabase | null) => void
  /** By table, once it was opened; null for what is to be read the usual way: it was made just now, or cannot be read. */
  readonly seen: () => Promise<ReadonlyMap<string, StoredRows> | null>
}

/** Reads these tables as they are once `after` has settled. */
export function createFirstLook(tables: readonly string[], after: Promise<unknown>): FirstLook {
  let seeing: ReturnType<FirstLook['seen']> = Promise.resolve(null)
  return {
    opened: (connection) => {
      seeing = connection === null ? Promise.resolve(null) : lookInto(connection, tables, after)
    },
    seen: () => seeing,
  }
}

async function lookInto(
  connection: IDBDatabase,
  tables: readonly string[],
  after: Promise<unknown>,
): ReturnType<FirstLook['seen']> {
  try {
    await after
    return await rowsOf(connection, tables)
  } catch {
    // Whoever reads it the usual way finds out what is wrong, and mends it or says so.
    return null
  }
}

const rowsOf = (
  connection: IDBDatabase,
  tables: readonly string[],
): Promise<ReadonlyMap<string, StoredRows>> =>
  new Promise((resolve, reject) => {
    const transaction = connection.transaction(tables, 'readonly')
    const asked = tables.map((table) => [table, transaction.objectStore(table).getAll()] as const)
    transaction.addEventListener('abort', () => reject(transaction.error))
    // They are answered in the order in which they were asked.
    asked.at(-1)?.[1].addEventListener('success', () => {
      resolve(new Map(asked.map(([table, { result }]) => [table, result])))
    })
  })
