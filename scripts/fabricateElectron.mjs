// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the fuse wire begins in a real executable (@electron/fuses, constants). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1, eight fuses, as Electron ships them. */
const WIRE = Buffer.from([1, 8, ...Buffer.from('10011001')])

/**
 * A folder that looks like Electron's program files for Linux to a packer: an executable that cannot run but carries a
 * fuse wire. With it the packing of the app is tested where the real files cannot be had.
 * @param {string} folder
 * @param {string} version
 */
export function fabricateElectron(folder, version) {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const executable = Buffer.concat([
    Buffer.from('not a program\0'),
    Buffer.from(SENTINEL),
    WIRE,
    Buffer.from('\0'),
  ])
  writeFileSync(join(folder, 'electron'), executable, { mode: 0o755 })
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  writeFileSync(join(folder, 'version'), version)
}
