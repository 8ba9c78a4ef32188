import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..')

it.each(['board', 'wallboard'])(
  '[BRD142] the letters and digits of the %s are fetched with its page, so that its first picture is laid out once',
  (page) => {
    const html = readFileSync(join(folder, `${page}.html`), 'utf8')
    const fonts = [
      ...html.matchAll(/<link rel="preload" href="(\S+)" as="font" type="font\/woff2" crossorigin/g),
    ]
    expect(fonts.map(([, path]) => path)).toEqual([
      './ui/fonts/inter-figures.woff2',
      './ui/fonts/inter-latin-opsz-normal.woff2',
    ])
    for (const [, path = ''] of fonts) expect(existsSync(join(folder, path))).toBe(true)
  },
)
