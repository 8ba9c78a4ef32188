import { expect, type Page, test } from '@playwright/test'
import { desktopStory } from './desktopStory'

const story = desktopStory()

/**
 * Two displays, the wall to the right of the laptop; `isWallThere` says whether the second is plugged in. What the
 * system knows of displays is told to main in its place, on Electron too, and main then moves its real windows.
 */
async function plugDisplays(isWallThere: boolean): Promise<void> {
  const known = await story.app().evaluate(({ screen }, hasWall) => {
    const display = (id: number, x: number, width: number, height: number) => ({
      id,
      label: `Display ${id}`,
      bounds: { x, y: 0, width, height },
      workArea: { x, y: 0, width, height },
      workAreaSize: { width, height },
      size: { width, height },
      scaleFactor: 1,
      internal: id === 1,
    })
    const before = screen.getAllDisplays().length
    const displays = [display(1, 0, 1920, 1080), ...(hasWall ? [display(2, 1920, 3840, 2160)] : [])]
    screen.getAllDisplays = () => displays as never
    screen.getPrimaryDisplay = () => displays[0] as never
    screen.emit(displays.length > before ? 'display-added' : 'display-removed', {}, displays.at(-1))
    return screen.getAllDisplays().length
  }, isWallThere)
  expect(known).toBe(isWallThere ? 2 : 1)
}

const isFull = () =>
  story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.isFullScreen())

const boundsOf = (index: number) =>
  story
    .app()
    .evaluate(({ BrowserWindow }, which) => BrowserWindow.getAllWindows().at(which)?.getBounds(), index)

const chooseDisplay = (page: Page, id: number) =>
  page.evaluate((wallboardDisplay) => window.desk?.changeShellSettings({ wallboardDisplay }), id)

test('[DSK5] a board on a display that is unplugged comes back into reach', async () => {
  await story.start()
  await plugDisplays(true)
  await story
    .app()
    .evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 3000, y: 900, width: 1400, height: 900 }),
    )
  await plugDisplays(false)
  await expect.poll(() => boundsOf(0)).toEqual({ x: 520, y: 180, width: 1400, height: 900 })
})

test('[DSK71] the wallboard fills the display chosen for it, waits in reach while it is away, and goes back', async () => {
  const page = await story.start()
  await plugDisplays(true)
  await chooseDisplay(page, 2)
  await page.evaluate(() => window.desk?.openWallboard())
  await expect.poll(() => boundsOf(1)).toEqual({ x: 1920, y: 0, width: 3840, height: 2160 })
  expect(await isFull()).toBe(true)
  await plugDisplays(false)
  await expect.poll(() => boundsOf(1)).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
  await plugDisplays(true)
  await expect.poll(() => boundsOf(1)).toEqual({ x: 1920, y: 0, width: 3840, height: 2160 })
  expect(await isFull()).toBe(true)
})

test('[DSK129] a wallboard that somebody took out of full screen stays so while its display only changes, and fills it when it is opened again', async () => {
  const page = await story.start()
  await plugDisplays(true)
  await chooseDisplay(page, 2)
  await page.evaluate(() => window.desk?.openWallboard())
  await expect.poll(isFull).toBe(true)
  await story.app().evaluate(async ({ BrowserWindow, screen }) => {
    const wall = BrowserWindow.getAllWindows().at(-1)
    const hasLeft = new Promise<void>((resolve) => {
      wall?.once('leave-full-screen', () => resolve())
    })
    wall?.setFullScreen(false)
    await hasLeft
    screen.emit('display-metrics-changed', {}, screen.getAllDisplays()[1], ['workArea'])
  })
  expect(await isFull()).toBe(false)
  await page.evaluate(() => window.desk?.openWallboard())
  await expect.poll(isFull).toBe(true)
})
