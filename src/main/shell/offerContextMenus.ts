import { type App, BrowserWindow, clipboard, Menu } from 'electron'
import { contextItems } from './contextMenu'

/** The menu of the right button, in every page of ours. */
export function offerContextMenus(app: Pick<App, 'on'>, openOutside: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_clicked, facts) => {
      const items = contextItems(facts, {
        replaceWord: (word) => contents.replaceMisspelling(word),
        learnWord: (word) => contents.session.addWordToSpellCheckerDictionary(word),
        copyText: (text) => void clipboard.writeText(text),
        openOutside,
      })
      const window = BrowserWindow.fromWebContents(contents)
      if (items.length > 0 && window !== null) Menu.buildFromTemplate(items).popup({ window })
    })
  })
}
