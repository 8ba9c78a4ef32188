const UNITS = ['KB', 'MB'] as const
const STEP = 1024

/** A size for people: "812 bytes", "12 KB", "1.4 MB". Never rounded down to nothing. */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const inKb = bytes / STEP
  const [amount, unit] = inKb < 1_000 ? [inKb, UNITS[0]] : [inKb / STEP, UNITS[1]]
  return `${amount < 9.95 && unit === 'MB' ? amount.toFixed(1) : String(Math.round(amount))} ${unit}`
}
