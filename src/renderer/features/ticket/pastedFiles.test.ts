import { expect, it } from 'vitest'
import { type Pasted, pastedFiles } from './pastedFiles'

const picture = new File(['...'], 'image.png', { type: 'image/png' })

/** As a browser gives it to a paste. */
const pasted = (texts: Readonly<Record<string, string>>): Pasted => ({
  files: Object.assign([picture], { item: () => picture }),
  getData: (type) => texts[type] ?? '',
})

it('[TKT151] cells of a table come with a picture of themselves and are pasted as text', () => {
  expect(pastedFiles(pasted({ 'text/plain': 'web1\tdown', 'text/html': '<table></table>' }))).toEqual([])
})

it.each([
  ['a picture of the screen', {}],
  ['a picture of a page', { 'text/html': '<img src="chart.png">' }],
  ['a file that was copied under its name', { 'text/plain': 'report.pdf' }],
])('[TKT151] %s is attached', (_, texts) => {
  expect(pastedFiles(pasted(texts))).toEqual([picture])
})
