import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { tryNow } from '#kit/tryNow'
import {
  countsDown,
  firefoxStory,
  keepsPages,
  live,
  mira,
  notesAtServer,
  openBoard,
  row,
  writeNote,
} from './firefoxStory'

const story = firefoxStory()

test('[FFX2] signing in shows a live board, its rows and their clocks, which go on', async ({ page }) => {
  await openBoard(page, story.server())
  await expect(page.locator('[role=row][id^=row-]')).toHaveCount(3)
  await expect(page.locator('[role=row][id^=row-] [role=timer]')).not.toHaveCount(0)
  await countsDown(page, story.ticket())
})

test('[FFX2] a note is written on an open ticket, and the server has it', async ({ page }) => {
  await openBoard(page, story.server())
  await row(page, story.ticket()).click()
  await expect(page.getByRole('heading', { name: story.ticket().subject })).toBeVisible()
  await writeNote(page, 'Fiberline calls back')
  await expect.poll(() => notesAtServer(story.server())).toEqual(['Fiberline calls back'])
  await expect(page.getByText('Fiberline calls back')).toBeVisible()
})

test('[OUT215] [OUT210] a page loaded again without its server shows the tickets and what waits, which lands once', async ({
  page,
}) => {
  const server = story.server()
  await openBoard(page, server)
  await keepsPages(page)
  await story.killServer()
  await expect(page.getByText(/^Offline since/)).toBeVisible({ timeout: 40_000 })
  await row(page, story.ticket()).click()
  await writeNote(page, 'Written without a server')
  const waiting = page.getByText(/1 action waiting to be sent/)
  await expect(waiting).toBeVisible()

  await page.reload()
  await expect(page.locator('[role=row][id^=row-]')).toHaveCount(3)
  await expect(waiting).toBeVisible({ timeout: 40_000 })
  await countsDown(page, story.ticket())
  await row(page, story.ticket()).click()
  await expect(page.getByText('Written without a server')).toBeVisible()

  await server.restart()
  await tryNow(page)
  await expect(live(page)).toBeVisible({ timeout: 60_000 })
  await expect(waiting).toHaveCount(0)
  // What is written after it has come, so one that came twice would stand here too.
  await writeNote(page, 'Written afterwards')
  await expect.poll(() => notesAtServer(server)).toEqual(['Written afterwards', 'Written without a server'])
})

test('[OUT87] the tab that leads is closed: the other goes on and sends', async ({ page, context }) => {
  const server = story.server()
  const leader = await context.newPage()
  await openBoard(leader, server)
  await row(leader, story.ticket()).click()
  await page.goto(server.url)
  await expect(live(page)).toBeVisible()
  await row(page, story.ticket()).click()
  await writeNote(leader, 'from the leader')
  await writeNote(page, 'from the follower')
  await expect.poll(() => notesAtServer(server)).toEqual(['from the follower', 'from the leader'])
  await expect.poll(() => leadership(page)).toEqual({ leading: 1, waiting: 1 })
  await leader.close()
  await expect.poll(() => leadership(page)).toEqual({ leading: 1, waiting: 0 })
  await writeNote(page, 'after the end')
  await expect
    .poll(() => notesAtServer(server))
    .toEqual(['after the end', 'from the follower', 'from the leader'])
  await expect(live(page)).toBeVisible()
  await expect(page.getByText(/not applied/)).toHaveCount(0)
})

/** How many windows of this person sync, and how many would take over. */
const leadership = (page: Page): Promise<{ readonly leading: number; readonly waiting: number }> =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    const count = (locks: readonly LockInfo[]) =>
      locks.filter(({ name }) => name?.startsWith('sync-engine-')).length
    return { leading: count(held), waiting: count(pending) }
  })

const picture = Buffer.alloc(700_000, 'a picture of the screen ')
const files = [
  { name: 'Bildschirm Zoë.png', mimeType: 'image/png', buffer: picture },
  { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('first line\n') },
]
const filesOfDraft = (page: Page) => page.getByRole('list', { name: 'Files of this message' })
const attachedFiles = (page: Page) => page.getByRole('list', { name: 'Attached files' })

async function savedBytes(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const saving = page.waitForEvent('download')
  await attachedFiles(page).getByRole('button', { name: button }).click()
  const download = await saving
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('[ATT9] [ATT14] files are chosen, outlive the page beside what is being written, and reach another agent byte by byte', async ({
  page,
}) => {
  await openBoard(page, story.server())
  await row(page, story.ticket()).click()
  await page.keyboard.press('n')
  const draft = page.getByLabel('Note for the desk')
  await draft.fill('See what it shows.')
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach', exact: false }).first().click()
  await (await asked).setFiles(files)
  const both = ['Bildschirm Zoë.png684 KB', 'log.txt11 bytes']
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveText(both)
  await draftIsKept(page)

  await page.reload()
  await row(page, story.ticket()).click()
  await page.keyboard.press('n')
  await expect(draft).toHaveValue('See what it shows.')
  await expect(filesOfDraft(page).getByRole('listitem')).toHaveText(both)
  await draft.press('Control+Enter')
  await expect(filesOfDraft(page)).toBeHidden()
  await expect.poll(() => notesAtServer(story.server())).toEqual(['See what it shows.'])
  await expect(page.getByText('Not sent yet')).toHaveCount(0)

  const there = await (await story.newContext()).newPage()
  await openBoard(there, story.server(), mira)
  await row(there, story.ticket()).click()
  const saved = await savedBytes(there, 'Save Bildschirm Zoë.png 684 KB')
  expect(saved.name).toBe('Bildschirm Zoë.png')
  expect(saved.bytes.equals(picture)).toBe(true)
})

/** Both files have been committed to the database of drafts. */
const draftIsKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const known = await indexedDB.databases()
        const name = known.find((database) => database.name?.startsWith('drafts-'))?.name
        if (name === undefined) return 0
        const database = await new Promise<IDBDatabase>((resolve) => {
          const opening = indexedDB.open(name)
          opening.addEventListener('success', () => resolve(opening.result))
        })
        const stores = [...database.objectStoreNames]
        const counts = stores.map(
          (store) =>
            new Promise<number>((resolve) => {
              const counting = database.transaction(store).objectStore(store).count()
              counting.addEventListener('success', () => resolve(counting.result))
            }),
        )
        const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
        database.close()
        return total
      }),
    )
    .toBeGreaterThan(1)
