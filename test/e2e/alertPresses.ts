import type { App } from '../stand-in/driver'

declare global {
  /** In main's process, once `noteClosed` was called. */
  var notesTakenAway: readonly string[]
}

/** Presses a button of a notification that was shown, counted from 0. */
export async function pressAction(app: App, id: string, actionIndex: number): Promise<void> {
  await app.evaluate(
    (_electron, pressed) => {
      const { notes } = globalThis.shellRecords
      notes.get(pressed.id)?.emit('action', { actionIndex: pressed.actionIndex }, pressed.actionIndex)
    },
    { id, actionIndex },
  )
}

/** The words on the buttons of a notification that was shown. */
export const actionWordsOf = (app: App, id: string): Promise<readonly (string | undefined)[]> =>
  app.evaluate((_electron, wanted) => {
    const { notes } = globalThis.shellRecords
    return notes.get(wanted)?.actions.map(({ text }) => text) ?? []
  }, id)

/** Notes which notifications were taken away, from now on. */
export async function noteClosed(app: App): Promise<void> {
  await app.evaluate(({ Notification }) => {
    const closed: string[] = []
    Object.assign(globalThis, { notesTakenAway: closed })
    const { close } = Notification.prototype
    Notification.prototype.close = function (this: Electron.Notification) {
      closed.push(this.id)
      close.call(this)
    }
  })
}

export const closedNotes = (app: App): Promise<readonly string[]> =>
  app.evaluate(() => globalThis.notesTakenAway)
