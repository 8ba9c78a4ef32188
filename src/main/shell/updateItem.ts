import type { MenuItemConstructorOptions } from 'electron'
import type { UpdateState } from '#shared/bridge/shell'
import { assertNever } from '#shared/domain/assertNever'
import { say } from '#shared/words/say'

export interface UpdateItemPorts {
  readonly update: () => UpdateState
  readonly isUpdateWanted: () => boolean
  readonly wantUpdate: (isWanted: { readonly atNextQuit: boolean }) => void
  readonly checkForUpdates: () => void
  readonly openUpdatePage: (url: string) => void
}

/** How the menus offer an update; nothing where nobody has said where updates are (DSK66, DSK67). */
export function updateItem(ports: UpdateItemPorts): MenuItemConstructorOptions[] {
  const state = ports.update()
  switch (state.kind) {
    case 'off':
      return []
    case 'current':
    case 'failed':
      return [{ id: 'update', label: say('shell:update.check'), click: ports.checkForUpdates }]
    case 'fetching':
      return [
        { id: 'update', label: say('shell:update.fetching', { version: state.version }), enabled: false },
      ]
    case 'at-next-quit':
      return [
        {
          id: 'update',
          type: 'checkbox',
          checked: ports.isUpdateWanted(),
          label: say('shell:update.atNextQuit', { version: state.version }),
          click: () => ports.wantUpdate({ atNextQuit: !ports.isUpdateWanted() }),
        },
      ]
    case 'by-hand': {
      const { pageUrl } = state
      if (pageUrl === null) return []
      return [
        { id: 'update', label: say('shell:update.openPage'), click: () => ports.openUpdatePage(pageUrl) },
      ]
    }
    default:
      return assertNever(state)
  }
}
