import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { faultInFolder, type MayUse } from './faultInFolder'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('t-minus-fault')
})
afterEach(() => folder.remove())

const inFolder = (...names: readonly string[]): string => join(folder.path, ...names)

/** A user who may not touch one path; which one the system says so of depends on who runs the test. */
const whoMayNot =
  (forbidden: string): MayUse =>
  (path) => {
    if (path === forbidden) throw Object.assign(new Error('denied'), { code: 'EACCES' })
  }

it('[SRV210] finds nothing wrong with a folder that is not there, is new, or was filled by the server', () => {
  expect(faultInFolder(inFolder('unmade'))).toBeNull()
  expect(faultInFolder(folder.path)).toBeNull()
  mkdirSync(inFolder('attachments', 'ab'), { recursive: true })
  mkdirSync(inFolder('attachments', 'arriving'))
  for (const name of ['t-minus.db', 'intake.key', 'accounts.key', 'first-sign-in.txt'])
    writeFileSync(inFolder(name), 'x')
  writeFileSync(inFolder('attachments', '.DS_Store'), 'x')
  mkdirSync(inFolder('server.log'))
  expect(faultInFolder(folder.path)).toBeNull()
})

it('[SRV210] names the folder that is a file, or leads nowhere', () => {
  writeFileSync(inFolder('attachments'), 'x')
  const sentence = `${inFolder('attachments')} is no folder, but attached files belong there; move it away, or choose another folder with --data.`
  expect(faultInFolder(folder.path)).toBe(sentence)

  mkdirSync(inFolder('unmounted'))
  symlinkSync(inFolder('nowhere'), inFolder('unmounted', 'attachments'), 'junction')
  expect(faultInFolder(inFolder('unmounted'))).toContain('is no folder')

  mkdirSync(inFolder('within', 'attachments'), { recursive: true })
  writeFileSync(inFolder('within', 'attachments', 'arriving'), 'x')
  expect(faultInFolder(inFolder('within'))).toContain(
    `${inFolder('within', 'attachments', 'arriving')} is no folder`,
  )
})

it.each(['t-minus.db', 'intake.key', 'accounts.key', 'demo-sign-in.txt', 'first-sign-in.txt'])(
  '[SRV210] names the file %s where it is a folder, or may not be read',
  (name) => {
    const path = inFolder(name)
    writeFileSync(path, 'x')
    expect(faultInFolder(folder.path, whoMayNot(path))).toBe(
      `The file ${path} cannot be read (EACCES); give this user the right to, or choose another folder with --data.`,
    )
    mkdirSync(inFolder('other', name), { recursive: true })
    expect(faultInFolder(inFolder('other'))).toBe(
      `${inFolder('other', name)} is a folder where a file belongs; move it away, or choose another folder with --data.`,
    )
  },
)

it('[SRV210] names the folder that may not be written to: its own, that of attached files, or one within it', () => {
  mkdirSync(inFolder('attachments', 'ab'), { recursive: true })
  for (const path of [folder.path, inFolder('attachments'), inFolder('attachments', 'ab')]) {
    expect(faultInFolder(folder.path, whoMayNot(path))).toBe(
      `The folder ${path} cannot be written to (EACCES); give this user the right to, or choose another folder with --data.`,
    )
  }
})

/** Nothing is refused to root, and Windows knows no such right of a folder. */
const mayAll = process.platform === 'win32' || process.getuid?.() === 0

it('[SRV210] asks the system what this user may', () => {
  mkdirSync(inFolder('attachments'))
  chmodSync(inFolder('attachments'), 0o500)
  const refused = expect.stringContaining('cannot be written to (EACCES)')
  expect(faultInFolder(folder.path)).toEqual(mayAll ? null : refused)
  chmodSync(inFolder('attachments'), 0o700)
})
