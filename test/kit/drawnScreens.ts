import type { Page } from '@playwright/test'
import { sourceFiles } from './sourceFiles'

const OPENING = /<(?:Dialog|main)\b[^>]*?className=(?:"([^"]+)"|\{[^}]*'([\w -]+)'\})/g
const BARE = /<div className="([^"]+)"(?:(?!<div className)[\s\S])*?<main>/g

/** Every page and dialog that the renderer has, by its classes, which are those of a page's frame where it has none. */
function screensInSource(): ReadonlySet<string> {
  const texts = [...sourceFiles('src/renderer')]
    .filter(([path]) => path.endsWith('.tsx'))
    .map(([, text]) => text)
  const found = texts.flatMap((text) => [
    ...[...text.matchAll(OPENING)].map(([, plain, chosen]) => plain ?? chosen ?? ''),
    ...[...text.matchAll(BARE)].map(([, frame]) => frame ?? ''),
  ])
  return new Set(found)
}

const isShownBy = (screen: string, seen: string): boolean => {
  const classes = seen.split(' ')
  return screen.split(' ').every((name) => classes.includes(name))
}

/** What the renderer has and none of these was. */
export const screensUnseen = (seen: ReadonlySet<string>): readonly string[] =>
  [...screensInSource()].filter((screen) => ![...seen].some((one) => isShownBy(screen, one)))

/** The pages and dialogs that stand on a page now, by the same names. */
export const screensOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, dialog[open]')].map((screen) => {
      const name = screen.className === '' ? (screen.parentElement?.className ?? '') : screen.className
      return name.replace(/^dialog /, '')
    }),
  )
