const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** A UUID of version 7 (RFC 9562): ids made later sort later. `random` holds ten random bytes. */
export function newUuid(epochMs: number, random: Uint8Array): string {
  const time = hex(epochMs, 12)
  const bytes = [...random].map((byte) => hex(byte, 2)).join('')
  const version = `7${bytes.slice(0, 3)}`
  const variant = `${hex(8 + ((random[2] ?? 0) % 4), 1)}${bytes.slice(5, 8)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${bytes.slice(8, 20)}`
}
