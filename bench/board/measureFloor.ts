import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { type Spread, spreadOf } from './figures'
import { noteStart, reloadedAndNoted } from './pageProbes'

/**
 * Builds two pages beside the console's own: one that does nothing but draw a word by React, and a bare board, which does
 * of what a board does only what none can do without.
 */
export async function buildFloor(pages: string): Promise<void> {
  const root = join(import.meta.dirname, 'floor')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: pages,
      emptyOutDir: false,
      rollupOptions: { input: [join(root, 'floor.html'), join(root, 'bareBoard.html')] },
    },
  })
}

export type FloorPage = 'floor' | 'bareBoard'

/** From the reload of the page to its one word, or to rows and an answer of the server, on the screen, in ms. */
export async function floorStart(
  context: BrowserContext,
  url: string,
  floor: FloorPage,
  reloads: number,
): Promise<Spread> {
  const page = await context.newPage()
  await noteStart(page)
  // The first visit fetches what all others have.
  await page.goto(`${url}/${floor}.html`)
  await page.waitForFunction(() => window.benchNotes.floor !== null)
  const starts: number[] = []
  for (let round = 0; round < reloads; round += 1) {
    await reloadedAndNoted(page)
    starts.push(await page.evaluate(() => window.benchNotes.floor ?? Number.NaN))
  }
  await page.close()
  return spreadOf(starts)
}
