import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { writeUpdateLists } from '../../scripts/updateLists.mjs'
import { desktopStory, newFolder } from './desktopStory'

const PACKAGE = 'T-Minus-0.2.0.AppImage'

const story = desktopStory()
const feeds: Server[] = []
test.afterEach(() => {
  for (const feed of feeds.splice(0)) feed.close()
})

/** A package as the system sees it: something it can run. This one notes how it was run. */
const aPackage = (version: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "${version} $APPIMAGE_EXIT_AFTER_INSTALL" > "$APPIMAGE.ran"\n`)

/** The folder of `npm run dist` with a package of 0.2.0, on the web of this computer. */
async function aFeed(folder: string): Promise<string> {
  writeFileSync(join(folder, PACKAGE), aPackage('0.2.0'))
  await writeUpdateLists(folder, '0.2.0')
  const feed = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://feed').pathname)
    if (existsSync(path)) response.end(readFileSync(path))
    else response.writeHead(404).end()
  })
  feeds.push(feed)
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(feed.address() as AddressInfo).port}/`
}

/** Starts the console as an AppImage of 0.1.0 that looks there; answers the page and the file it was started from. */
async function startPackage(feedUrl: string): Promise<{ readonly page: Page; readonly file: string }> {
  const folder = newFolder()
  const file = join(folder, 'T-Minus.AppImage')
  writeFileSync(file, aPackage('0.1.0'))
  chmodSync(file, 0o755)
  const page = await story.start({
    env: {
      TMINUS_STAND_IN_PACKAGED: '1',
      TMINUS_UPDATE_URL: feedUrl,
      APPIMAGE: file,
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
  })
  return { page, file }
}

const updateState = (page: Page) => page.evaluate(async () => (await window.desk?.shellSettings())?.update)

/** A console that is run from its sources has nothing to replace, so on a real Electron nothing is looked for. */
const isPackaged = () => story.app().kind === 'stand-in'

test('[DSK106] an update lies beside the app until the person quits, and takes its place then', async () => {
  const { page, file } = await startPackage(await aFeed(newFolder()))
  if (!isPackaged()) {
    expect(await updateState(page)).toEqual({ kind: 'off' })
    return
  }
  await expect.poll(() => updateState(page)).toEqual({ kind: 'at-next-quit', version: '0.2.0' })
  expect(readFileSync(file)).toEqual(aPackage('0.1.0'))
  await story.app().close()
  expect(readFileSync(file)).toEqual(aPackage('0.2.0'))
  expect(readFileSync(`${file}.ran`, 'utf8')).toBe('0.2.0 true\n')
})

test('[DSK105] an update whose bytes are not those of the feed leaves the app as it is and is said as failed', async () => {
  const web = newFolder()
  const feedUrl = await aFeed(web)
  writeFileSync(join(web, PACKAGE), aPackage('0.6.6'))
  const { page, file } = await startPackage(feedUrl)
  await expect.poll(async () => (await updateState(page))?.kind).toBe(isPackaged() ? 'failed' : 'off')
  await page.evaluate(() => window.desk?.checkForUpdates())
  await story.app().close()
  expect(readFileSync(file)).toEqual(aPackage('0.1.0'))
  expect(existsSync(`${file}.ran`)).toBe(false)
})
