import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { say } from '#shared/words/say'
import { parseUrl } from '../security/appAddress'

export interface ContextMenuPorts {
  readonly replaceWord: (word: string) => void
  readonly learnWord: (word: string) => void
  readonly copyText: (text: string) => void
  readonly openOutside: (url: string) => void
}

export type ContextFacts = Pick<
  ContextMenuParams,
  'isEditable' | 'editFlags' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions'
>

const MOST_SUGGESTIONS = 5
const line: MenuItemConstructorOptions = { type: 'separator' }
const linkSchemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:'])

/** What the right button offers at this place; empty where there is nothing to do (DSK75). */
export function contextItems(facts: ContextFacts, ports: ContextMenuPorts): MenuItemConstructorOptions[] {
  const groups = [spellingItems(facts, ports), linkItems(facts, ports), editingItems(facts)]
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [line, ...group]))
}

function spellingItems(
  { misspelledWord, dictionarySuggestions }: ContextFacts,
  ports: ContextMenuPorts,
): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return []
  const suggestions = dictionarySuggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((word) => ({ label: word, click: () => ports.replaceWord(word) }))
  return [
    ...(suggestions.length === 0
      ? [{ label: say('shell:context.noSuggestion'), enabled: false }]
      : suggestions),
    { label: say('shell:context.learn'), click: () => ports.learnWord(misspelledWord) },
  ]
}

function linkItems({ linkURL }: ContextFacts, ports: ContextMenuPorts): MenuItemConstructorOptions[] {
  const url = linkURL === '' ? null : parseUrl(linkURL)
  if (url === null || !linkSchemes.has(url.protocol)) return []
  return [
    { label: say('shell:context.openLink'), click: () => ports.openOutside(url.href) },
    { label: say('shell:context.copyLink'), click: () => ports.copyText(url.href) },
  ]
}

function editingItems({ isEditable, editFlags, selectionText }: ContextFacts): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = {
    role: 'copy',
    label: say('shell:menu.copy'),
    enabled: editFlags.canCopy,
  }
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  return [
    { role: 'undo', label: say('shell:menu.undo'), enabled: editFlags.canUndo },
    { role: 'redo', label: say('shell:menu.redo'), enabled: editFlags.canRedo },
    line,
    { role: 'cut', label: say('shell:menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: say('shell:menu.paste'), enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: say('shell:menu.pasteAsText'), enabled: editFlags.canPaste },
    line,
    { role: 'selectAll', label: say('shell:menu.selectAll'), enabled: editFlags.canSelectAll },
  ]
}
