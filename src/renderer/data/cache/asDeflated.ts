/** A stored block: one byte that says whether it is the last, its length, and the complement of that (RFC 1951, 3.2.4). */
const BLOCK_HEAD_BYTES = 5
const LONGEST_BLOCK = 0xffff

/** A text as a page holds it, in the form of deflated bytes but not made smaller: that takes longer than writing them. */
export function asDeflated(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text)
  const blocks = Math.max(1, Math.ceil(bytes.length / LONGEST_BLOCK))
  const whole = new Uint8Array(bytes.length + blocks * BLOCK_HEAD_BYTES)
  const view = new DataView(whole.buffer)
  for (let block = 0; block < blocks; block++) {
    const some = bytes.subarray(block * LONGEST_BLOCK, (block + 1) * LONGEST_BLOCK)
    const at = block * (LONGEST_BLOCK + BLOCK_HEAD_BYTES)
    view.setUint8(at, block === blocks - 1 ? 1 : 0)
    view.setUint16(at + 1, some.length, true)
    view.setUint16(at + 3, ~some.length & LONGEST_BLOCK, true)
    whole.set(some, at + BLOCK_HEAD_BYTES)
  }
  return whole
}
