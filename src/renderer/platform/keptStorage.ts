interface Surroundings {
  readonly storage?: Partial<Pick<StorageManager, 'persist'>>
}

/**
 * Asks the browser to throw away nothing of what is stored here when the disk gets full, or when the person has not been
 * here for days (OUT217). Firefox asks the person, others decide for themselves. A refusal changes nothing: what waits
 * is as safe as it was.
 */
export function keepStored({ storage }: Surroundings): void {
  storage?.persist?.().catch(() => undefined)
}
