import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { icnsOf, icoOf } from './iconFiles.mjs'

const icons = join(import.meta.dirname, '..', 'resources', 'icons')
const png = (size: number) => ({ size, png: readFileSync(join(icons, `${size}x${size}.png`)) })
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG'

it('[DSK88] Windows’ icon holds the drawn pictures, each where its entry says', () => {
  const sizes = [16, 32, 256]
  const ico = icoOf(sizes.map(png))
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 3])
  for (const [index, size] of sizes.entries()) {
    const at = 6 + 16 * index
    expect(ico.readUInt8(at)).toBe(size % 256)
    const start = ico.readUInt32LE(at + 12)
    expect(ico.subarray(start, start + ico.readUInt32LE(at + 8))).toEqual(png(size).png)
  }
})

it('[DSK88] macOS’ icon holds the drawn pictures, its length and theirs are right', () => {
  const icns = icnsOf([16, 32, 64, 128, 256, 512, 1024].map(png))
  expect(icns.subarray(0, 4).toString()).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const types: string[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    types.push(icns.subarray(at, at + 4).toString())
    expect(isPng(icns.subarray(at + 8))).toBe(true)
  }
  expect(types).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
})

it('[DSK88] the files that the packages take are made of today’s pictures', () => {
  const icoSizes = [16, 24, 32, 48, 64, 128, 256]
  const icnsSizes = [16, 32, 64, 128, 256, 512, 1024]
  expect(readFileSync(join(icons, 'icon.ico')).equals(icoOf(icoSizes.map(png)))).toBe(true)
  expect(readFileSync(join(icons, 'icon.icns')).equals(icnsOf(icnsSizes.map(png)))).toBe(true)
})
