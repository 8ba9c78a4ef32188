import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findWebKit } from './webkit.mjs'

const folder = mkdtempSync(join(tmpdir(), 't-minus-webkit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('[WBK1] where WebKitGTK or a display is missing, one sentence says what to install', () => {
  const why = expect.stringMatching(/^[^.]+\(on Debian: apt-get install -y webkit2gtk-driver xvfb\)\.$/)
  const [driver, xvfb] = [join(folder, 'WebKitWebDriver'), join(folder, 'Xvfb')]
  expect(findWebKit({ PATH: folder, DISPLAY: ':0' })).toEqual({ why })
  writeFileSync(driver, '')
  expect(findWebKit({ PATH: folder })).toEqual({ why })
  expect(findWebKit({ PATH: folder, DISPLAY: ':0' })).toEqual({ driver, xvfb: null })
  writeFileSync(xvfb, '')
  expect(findWebKit({ PATH: folder })).toEqual({ driver, xvfb })
})
