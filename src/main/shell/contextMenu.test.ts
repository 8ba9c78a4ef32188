import { expect, it } from 'vitest'
import { type ContextFacts, contextItems } from './contextMenu'

const nothing: ContextFacts = {
  isEditable: false,
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
  selectionText: '',
  linkURL: '',
  misspelledWord: '',
  dictionarySuggestions: [],
}

function aMenu(changes: Partial<ContextFacts>) {
  const done: string[] = []
  const items = contextItems(
    { ...nothing, ...changes },
    {
      replaceWord: (word) => void done.push(`replace ${word}`),
      learnWord: (word) => void done.push(`learn ${word}`),
      copyText: (text) => void done.push(`copy ${text}`),
      openOutside: (url) => void done.push(`open ${url}`),
    },
  )
  const press = (label: string) =>
    (items.find((item) => item.label === label)?.click as (() => void) | undefined)?.()
  return { labels: items.map(({ type, label }) => (type === 'separator' ? '-' : label)), press, done }
}

it('[DSK75] where nothing can be done there is no menu', () => {
  expect(aMenu({}).labels).toEqual([])
})

it('[DSK75] a text field has everything that edits, a selected text can be copied', () => {
  expect(aMenu({ isEditable: true }).labels).toEqual([
    'Undo',
    'Redo',
    '-',
    'Cut',
    'Copy',
    'Paste',
    'Paste as plain text',
    '-',
    'Select all',
  ])
  expect(aMenu({ selectionText: 'VPN drops' }).labels).toEqual(['Copy'])
})

it('[DSK76] a misspelt word is replaced or learnt', () => {
  const menu = aMenu({
    isEditable: true,
    misspelledWord: 'recieve',
    dictionarySuggestions: ['receive', 'relieve'],
  })
  expect(menu.labels.slice(0, 4)).toEqual(['receive', 'relieve', 'Add to dictionary', '-'])
  menu.press('receive')
  menu.press('Add to dictionary')
  expect(menu.done).toEqual(['replace receive', 'learn recieve'])
  expect(aMenu({ isEditable: true, misspelledWord: 'xyzzy' }).labels[0]).toBe('No suggestion')
})

it('[DSK75] a link is opened outside or copied; what starts programs is neither', () => {
  const menu = aMenu({ linkURL: 'https://status.example/a' })
  expect(menu.labels).toEqual(['Open link in the browser', 'Copy link'])
  menu.press('Copy link')
  menu.press('Open link in the browser')
  expect(menu.done).toEqual(['copy https://status.example/a', 'open https://status.example/a'])
  const bad = ['javascript:alert(1)', 'file:///etc/passwd', 'ms-word:ofe', 'not a link']
  expect(bad.flatMap((linkURL) => aMenu({ linkURL }).labels)).toEqual([])
})
