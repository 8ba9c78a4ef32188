import type { Page } from '@playwright/test'
import { axeFaults } from './axeFaults'
import { indistinctInForcedColours } from './forcedColours'
import { outOfReach } from './outOfReach'

/** What is wrong with a screen, each with the place and the element, so that a failure says what to mend. */
export interface ScreenFaults {
  readonly axe: string[]
  readonly beyondKeys: string[]
  readonly voices: string[]
  readonly motion: string[]
  readonly forcedColours: string[]
  readonly outOfReach: string[]
}

export const noFaults = (): ScreenFaults => ({
  axe: [],
  beyondKeys: [],
  voices: [],
  motion: [],
  forcedColours: [],
  outOfReach: [],
})

/** A window of 1280x800 at 200 %. */
const ZOOMED = { width: 640, height: 400 }
const STEADY = { reducedMotion: 'reduce', forcedColors: 'none' } as const

/** Looks at what stands topmost on the page, which is left as it was found but for its scroll positions. */
export async function lookAt(page: Page, place: string, faults: ScreenFaults): Promise<void> {
  const [within = 'html'] = await page.evaluate(
    (parts) => parts.filter((part) => document.querySelector(part)),
    ['dialog[open]', '[role=menu]'],
  )
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ ...STEADY, colorScheme })
    for (const fault of await axeFaults(page, within)) faults.axe.push(`${place}, ${colorScheme}: ${fault}`)
  }
  for (const part of await page.evaluate(partsBeyondKeys)) faults.beyondKeys.push(`${place}: ${part}`)
  const voices = await page.evaluate(politeVoices)
  if (voices.length !== 1) faults.voices.push(`${place}: ${voices.join(', ')}`)
  for (const moving of await page.evaluate(movingParts)) faults.motion.push(`${place}: ${moving}`)
  await page.emulateMedia({ ...STEADY, forcedColors: 'active' })
  for (const fault of await page.evaluate(indistinctInForcedColours))
    faults.forcedColours.push(`${place}: ${fault}`)
  await page.emulateMedia(STEADY)
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize(ZOOMED)
  faults.outOfReach.push(...(await outOfReach(page, place)))
  for (const cramped of await page.evaluate(crampedParts)) faults.outOfReach.push(`${place}: ${cramped}`)
  await page.setViewportSize(size)
}

/** What can be pressed and has no place among those that Tab goes to, nor among items that arrows go over. */
function partsBeyondKeys(): readonly string[] {
  const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
  const walkedByArrows = '[role=menu], [role=tablist], [role=radiogroup], [role=grid], [role=listbox]'
  return [
    ...top.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [onclick]'),
  ]
    .filter((element) => element.checkVisibility() && element.tabIndex < 0 && !element.matches(':disabled'))
    .filter((element) => element.closest(walkedByArrows) === null)
    .map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.trim()}`)
}

/** Every region that is read politely and can be heard: behind a modal dialog none is. */
function politeVoices(): readonly string[] {
  const polite =
    '[aria-live="polite"], [role="status"]:not([aria-live]), [role="log"]:not([aria-live]), output'
  const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
  return [...top.querySelectorAll(polite)].map(({ className, tagName }) => `${tagName}.${className}`)
}

/** What is scrolled through a slit: nobody reads by two lines at a time. */
function crampedParts(): readonly string[] {
  const TWO_LINES = 48
  const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
  return [...top.querySelectorAll('*')]
    .filter((element) => {
      const { overflowY } = getComputedStyle(element)
      const isScrolled = (overflowY === 'auto' || overflowY === 'scroll') && element.tagName !== 'TEXTAREA'
      return isScrolled && element.scrollHeight > element.clientHeight && element.clientHeight < TWO_LINES
    })
    .map((element) => `${element.tagName}.${element.className} has ${element.clientHeight} px`)
}

/** What moves or fades although the person asked for less of it; one millisecond is a change and no motion. */
function movingParts(): readonly string[] {
  const seconds = (list: string): number => Math.max(...list.split(',').map((one) => Number.parseFloat(one)))
  const found = new Set<string>()
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, part)
      const isMoving = animationName !== 'none' && seconds(animationDuration) > 0.001
      if (isMoving || seconds(transitionDuration) > 0.001)
        found.add(`${element.tagName}.${element.className}${part ?? ''}`)
    }
  }
  return [...found]
}
