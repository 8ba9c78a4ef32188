import { writeFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import {
  beginNote,
  hasRows,
  isLive,
  notesAtServer,
  openTicket,
  send,
  shows,
  showsNoMore,
  test,
} from './webkitStory'

test('[WBK2] a clock of the board goes on, and a note reaches the server once', async ({
  webkit,
  server,
}) => {
  const clock = () => webkit.run(() => document.querySelector('[role=row] [role=timer]')?.textContent ?? '')
  const reading = await clock()
  expect(reading).toMatch(/^T−\d/)
  await expect.poll(clock).not.toBe(reading)
  await openTicket(webkit, '20402')
  await beginNote(webkit, 'Fiberline calls back')
  await send(webkit)
  await showsNoMore(webkit, /Not sent yet/)
  expect(await notesAtServer(server)).toContain('Fiberline calls back')
})

test('[WBK3] loaded again without its server the console shows the tickets and what waits, which lands once', async ({
  webkit,
  server,
}) => {
  const isKept = () => navigator.serviceWorker.controller?.state === 'activated'
  await expect.poll(() => webkit.run(isKept)).toBe(true)
  await server.kill()
  await shows(webkit, /^Offline since/m)
  await openTicket(webkit, '20402')
  await beginNote(webkit, 'Written without a server')
  await send(webkit)
  await shows(webkit, '1 action waiting to be sent')
  await webkit.reload()
  await hasRows(webkit)
  await shows(webkit, '1 action waiting to be sent')
  await server.restart()
  await shows(webkit, /^Live/m)
  await showsNoMore(webkit, /waiting to be sent|Not sent yet/)
  const landed = (await notesAtServer(server)).filter((body) => body === 'Written without a server')
  expect(landed).toHaveLength(1)
})

test('[WBK4] the tab that leads is closed, and the other goes on and sends', async ({ webkit, server }) => {
  const leadership = () =>
    webkit.run(async () => {
      const { held = [], pending = [] } = await navigator.locks.query()
      return [held, pending].map(
        (locks) => locks.filter(({ name }) => name?.startsWith('sync-engine-')).length,
      )
    })
  const { closeFirst } = await webkit.openTab()
  await webkit.open(server.url)
  await isLive(webkit)
  await expect.poll(leadership).toEqual([1, 1])
  await closeFirst()
  await expect.poll(leadership).toEqual([1, 0])
  await openTicket(webkit, '20402')
  await beginNote(webkit, 'After the end')
  await send(webkit)
  await expect.poll(() => notesAtServer(server)).toContain('After the end')
})

test('[WBK5] a file outlives the page beside the words, in a private window too, and goes out with them', async ({
  webkit,
  server,
}, info) => {
  const path = info.outputPath('Bildschirm Zoë.txt')
  writeFileSync(path, 'what the screen showed')
  await openTicket(webkit, '20402')
  await beginNote(webkit, 'See what it shows')
  await webkit.fill('input[type=file]', path)
  await shows(webkit, 'Bildschirm Zoë.txt')
  await webkit.reload()
  await hasRows(webkit)
  await shows(webkit, 'Bildschirm Zoë.txt')
  await beginNote(webkit, '.')
  await send(webkit)
  await showsNoMore(webkit, /Not sent yet/)
  expect(await notesAtServer(server)).toContain('See what it shows.')
})

test('[WBK6] mails full of tricks make the page load, run and say nothing', async ({ webkit, host }) => {
  await openTicket(webkit, '20401')
  await shows(webkit, 'Plain link')
  const links = await webkit.run(() => document.querySelectorAll('.mail a[href]').length)
  expect(links).toBeGreaterThan(0)
  // Drawn with all that it holds.
  await webkit.run(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0, null))))
  expect(await webkit.run(() => 'wasRun' in globalThis)).toBe(false)
  expect(host.heard).toEqual([])
  expect(await host.lines()).toBe(0)
})

test('[WBK7] a field grows with its words, an Escape leaves an empty search, and another language is spoken at once', async ({
  webkit,
}) => {
  await openTicket(webkit, '20402')
  await beginNote(webkit, '')
  const height = () => webkit.run(() => document.querySelector('#composer-text')?.clientHeight ?? 0)
  const atFirst = await height()
  await webkit.press(...Array.from({ length: 6 }, () => 'Enter'))
  await expect.poll(height).toBeGreaterThan(atFirst)
  await webkit.press('Escape', 'Escape', '?')
  const isOpen = () => webkit.run(() => document.querySelector('dialog[open]') !== null)
  await expect.poll(isOpen).toBe(true)
  await webkit.press('Escape')
  await expect.poll(isOpen).toBe(false)
  await webkit.press(',')
  await webkit.click('//dialog//option[@value="ja"]')
  await expect.poll(() => webkit.run(() => document.documentElement.lang)).toBe('ja')
})

test('[WBK8] signing out to leave nothing here removes every database', async ({ webkit }) => {
  const names = () => webkit.run(async () => (await indexedDB.databases()).map(({ name }) => name))
  await expect.poll(names).toContainEqual(expect.stringMatching(/^cache-/))
  await webkit.click('//button[contains(@aria-label, "your account")]')
  await webkit.click('//*[@role="menuitem"][contains(., "leave nothing")]')
  await webkit.click('//dialog//button[contains(., "Sign out")]')
  await shows(webkit, 'Stay signed in on this computer')
  await expect.poll(names).toEqual([])
})
