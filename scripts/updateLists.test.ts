import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { writeUpdateLists } from './updateLists.mjs'

it('[DSK107] beside the packages of a version lie the lists that an updater reads, one for each system', async () => {
  const { path: folder } = temporaryFolder()
  const names = [
    'T-Minus-0.2.0.AppImage',
    'T-Minus-0.2.0-arm64.AppImage',
    'T-Minus-0.2.0-mac.zip',
    'T-Minus-0.2.0.dmg',
    'T-Minus Setup 0.2.0.exe',
    't-minus_0.2.0_amd64.deb',
    'T-Minus-0.1.0.AppImage',
  ]
  for (const name of names) await writeFile(join(folder, name), `bytes of ${name}`)
  const written = await writeUpdateLists(folder, '0.2.0')
  const told = await Promise.all(
    written.map(async (list) => JSON.parse(await readFile(join(folder, list), 'utf8')) as { path: string }),
  )
  expect(written.map((list, at) => [list, told[at]?.path])).toEqual([
    ['latest-linux-arm64.yml', 'T-Minus-0.2.0-arm64.AppImage'],
    ['latest-linux.yml', 'T-Minus-0.2.0.AppImage'],
    ['latest-mac.yml', 'T-Minus-0.2.0-mac.zip'],
    ['latest.yml', 'T-Minus%20Setup%200.2.0.exe'],
  ])
  const bytes = 'bytes of T-Minus-0.2.0.AppImage'
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  expect(told[1]).toMatchObject({
    version: '0.2.0',
    sha512,
    files: [{ url: 'T-Minus-0.2.0.AppImage', sha512, size: bytes.length }],
  })
})

it('[DSK107] where no package of the version lies no list is written', async () => {
  const { path: folder } = temporaryFolder()
  await writeFile(join(folder, 't-minus_0.2.0_amd64.deb'), 'bytes')
  expect(await writeUpdateLists(folder, '0.2.0')).toEqual([])
})
