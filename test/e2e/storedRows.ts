/** Runs in a page: adds a row to a database of its origin and answers how many there are. */
export async function addRow(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('shell-story', 1)
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('rows', { autoIncrement: true }),
    )
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(new Error('IndexedDB refused')))
  })
  const write = database.transaction('rows', 'readwrite', { durability: 'strict' })
  const rows = write.objectStore('rows')
  rows.add({ at: Date.now() })
  const counting = rows.count()
  await new Promise((resolve) => write.addEventListener('complete', resolve))
  database.close()
  return counting.result
}
