import type { Intent } from '../protocol/messages'

/** The command of this number in an outbox, which stands by rising numbers; null when it is not there. */
export function commandOf(outbox: readonly Intent[], n: number): Intent | null {
  let from = 0
  let to = outbox.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((outbox[middle]?.n ?? n) < n) from = middle + 1
    else to = middle
  }
  const found = outbox[from]
  return found?.n === n ? found : null
}
