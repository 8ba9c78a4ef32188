import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { Server } from 'socket.io'
import { deskCalls } from '#shared/bridge/desk'
import { desktopStory } from './desktopStory'

const story = desktopStory()

test('[DSK1] the board opens at the address of the app, with one function per verb', async () => {
  const page = await story.start({ args: ['--server=http://127.0.0.1:4555'] })
  await expect
    .poll(() => story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1)
  expect(page.url()).toMatch(/^(desk:\/\/app|http:\/\/app\.desk\.localhost)\/board\.html/)
  expect(await page.evaluate(() => window.desk?.appInfo())).toEqual({
    version: '0.1.0',
    platform: process.platform,
    serverUrl: 'http://127.0.0.1:4555',
  })
  expect(await page.evaluate(() => Object.keys(window.desk ?? {}).toSorted())).toEqual(
    [...Object.keys(deskCalls), 'on'].toSorted(),
  )
})

test('[SEC53] the page reaches the configured server and no other place', async () => {
  const http = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.end('heard')
  })
  const io = new Server(http)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  const page = await story.start({ args: [`--server=http://127.0.0.1:${port}`] })
  const reach = (url: string) =>
    page.evaluate(
      (wanted) =>
        fetch(wanted).then(
          (response) => response.text(),
          () => 'refused',
        ),
      url,
    )

  expect(await reach(`http://127.0.0.1:${port}/healthz`)).toBe('heard')
  expect(await reach(`http://localhost:${port}/healthz`)).toBe('refused')
  const opened = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url)
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('error'))
      }),
    `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
  )
  expect(opened).toBe('open')
  await io.close()
})

test('[SEC54] an inline script does not run', async () => {
  const page = await story.start()
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.body.append(script)
    return 'intruder' in window
  })
  expect(ran).toBe(false)
})

test('[SEC55] nothing of Node or Electron is on window, and the bridge cannot be changed', async () => {
  const page = await story.start()
  const found = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__standIn',
    ]
    return { leaked: names.filter((name) => name in window), isFrozen: Object.isFrozen(window.desk) }
  })
  expect(found).toEqual({ leaked: [], isFrozen: true })
})

test('[SEC56] arguments of a wrong shape are refused', async () => {
  const page = await story.start()
  const answer = await page.evaluate(() =>
    window.desk?.saveToken('', {} as never).then(
      () => 'taken',
      (problem: Error) => problem.message,
    ),
  )
  expect(answer).toContain('wrong shape')
})

test('[SEC57] a page cannot leave the app; a link goes to the browser, other schemes nowhere', async () => {
  const page = await story.start()
  await story.app().evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/'
  })
  await page.evaluate(() => {
    window.open('https://status.example/')
    window.open('file:///etc/passwd')
  })
  await expect
    .poll(() => story.app().evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://status.example/'])
  expect(page.url()).toBe(before)
  expect(await page.evaluate(() => document.readyState)).toBe('complete')
  expect(story.app().windows()).toHaveLength(1)
})

test('[SEC90] what the desktop tells a page comes without the event that would hand it raw channels', async () => {
  const page = await story.start()
  await page.evaluate(() => {
    window.desk?.on('openTicket', (...heard: unknown[]) => {
      document.body.setAttribute('data-heard', JSON.stringify(heard))
    })
  })
  await story.app().startAgain(['tminus://ticket/INC0048'])
  await expect(page.locator('body')).toHaveAttribute('data-heard', '[{"ticketId":"INC0048"}]')
})
