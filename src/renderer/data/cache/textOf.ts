/** As many as a call takes for arguments without a thought. */
const AT_ONCE = 4096
/** The least character that takes one byte more, two and three. */
const LEAST = [0, 0x80, 0x800, 0x1_0000]

/** Of a character of several bytes: what is known of it, how many are to come, and the least that takes so many. */
interface Begun {
  point: number
  missing: number
  least: number
}

/**
 * The text of UTF-8 bytes that come in pieces. What the browser makes a text of lies outside of the engine's heap until a
 * great collection, long after the last who knew it; what is made here goes with the next small one (OUT220). Throws for
 * bytes that are not UTF-8.
 */
export function textOf(pieces: readonly Uint8Array[]): string {
  const units = Array.from({ length: AT_ONCE }, () => 0)
  const begun: Begun = { point: 0, missing: 0, least: 0 }
  let text = ''
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += AT_ONCE) {
      const filled = readUnits(units, piece.subarray(at, at + AT_ONCE), begun)
      text += String.fromCharCode.apply(null, filled === units.length ? units : units.slice(0, filled))
    }
  }
  if (begun.missing > 0) throw notUtf8()
  return text
}

const notUtf8 = (): Error => new Error('The bytes are no text.')

/** Puts the units of these bytes, which are no more than those but for a character begun before; answers how many. */
function readUnits(units: number[], bytes: Uint8Array, begun: Begun): number {
  let filled = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80 && begun.missing === 0) {
      units[filled] = byte
      filled += 1
    } else if (begun.missing === 0) {
      begin(begun, byte)
    } else {
      goOn(begun, byte)
      if (begun.missing === 0) filled = putPoint(units, filled, begun)
    }
  }
  return filled
}

function begin(begun: Begun, byte: number): void {
  if (byte >>> 5 === 0b110) begun.missing = 1
  else if (byte >>> 4 === 0b1110) begun.missing = 2
  else if (byte >>> 3 === 0b11110) begun.missing = 3
  else throw notUtf8()
  begun.point = byte & (0x3f >>> begun.missing)
  begun.least = LEAST[begun.missing] ?? 0
}

function goOn(begun: Begun, byte: number): void {
  if (byte >>> 6 !== 0b10) throw notUtf8()
  begun.point = (begun.point << 6) | (byte & 0x3f)
  begun.missing -= 1
}

function putPoint(units: number[], filled: number, { point, least }: Begun): number {
  if (point < least || point > 0x10_ffff || (point >= 0xd800 && point < 0xe000)) throw notUtf8()
  if (point < 0x1_0000) {
    units[filled] = point
    return filled + 1
  }
  units[filled] = 0xd800 + ((point - 0x1_0000) >>> 10)
  units[filled + 1] = 0xdc00 + (point & 0x3ff)
  return filled + 2
}
