import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { createConsoleFiles } from './consoleFiles'

it('[SRV252] a folder that cannot be read is a fault and no empty one, and what was found there before stays known', async () => {
  const folder = temporaryFolder('t-minus-pages')
  const pages = join(folder.path, 'renderer')
  mkdirSync(pages)
  writeFileSync(join(pages, 'board.html'), '<p>')
  writeFileSync(join(pages, 'icon.svg'), '<svg/>')
  const files = createConsoleFiles(pages)
  try {
    const icon = await files.find('/icon.svg', '', undefined)
    const [tag = ''] = [icon?.headers['etag']]
    await text(icon?.body as Readable)
    // Asked with the tag that is known, the file itself is not opened.
    const statusOf = async (path: string) => (await files.find(path, '', tag))?.status
    rmSync(pages, { recursive: true })
    writeFileSync(pages, 'in the way')
    await expect(statusOf('/')).rejects.toThrow('ENOTDIR')
    expect(await statusOf('/icon.svg')).toBe(304)
    rmSync(pages)
    expect(await statusOf('/')).toBeUndefined()
    expect(await statusOf('/icon.svg')).toBeUndefined()
  } finally {
    folder.remove()
  }
})
