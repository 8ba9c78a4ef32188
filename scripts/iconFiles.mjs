// @ts-check
// The icon files of Windows and macOS: both are envelopes around PNG pictures.

/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture */

const ICO_HEADER = 6
const ICO_ENTRY = 16

/**
 * An .ico of PNG pictures, 256 pixels at most each ("ICO file format": a size of 256 is written as 0).
 * @param {readonly Picture[]} pictures
 */
export function icoOf(pictures) {
  const header = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [index, { size, png }] of pictures.entries()) {
    const at = ICO_HEADER + ICO_ENTRY * index
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** What an .icns calls its pictures, by pixels; some stand for two points of the screen. */
const icnsTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/**
 * An .icns of PNG pictures; those of other sizes are left out.
 * @param {readonly Picture[]} pictures
 */
export function icnsOf(pictures) {
  const parts = icnsTypes.flatMap(([type, pixels]) => {
    const picture = pictures.find(({ size }) => size === pixels)
    return picture ? [chunk(type, picture.png)] : []
  })
  return chunk('icns', Buffer.concat(parts))
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'ascii')
  head.writeUInt32BE(content.length + head.length, 4)
  return Buffer.concat([head, content])
}
