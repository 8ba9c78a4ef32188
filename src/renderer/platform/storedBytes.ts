/** About how many bytes this origin keeps on this computer; null where the browser does not tell. */
export async function storedBytes(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null
  } catch {
    return null
  }
}
