/**
 * Frees bytes that nobody reads any more; they are empty from then on. Left alone they stay until a great collection,
 * which a window may not come to for minutes (OUT220). A browser that cannot keeps them until then.
 */
export function giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
  if ('transfer' in buffer) buffer.transfer(0)
}
