import { useEffect } from 'react'
import { say } from '#shared/words/say'
import type { DeskData } from '../data/deskData'
import { diagnosticsText } from '../features/connection/diagnosticsText'
import type { DeskPort } from '../platform/desk'
import { storedBytes } from '../platform/storedBytes'
import { keyCommands } from '../ui/keys/keyCommands'
import { pressKeyCommand } from '../ui/keys/useKeys'
import { useNotices } from '../ui/notices'

const isKeyCommand = (command: string): command is keyof typeof keyCommands => command in keyCommands

/** Has the shell write what it and this window know of themselves to a file, and says what came of it. */
async function saveDiagnostics(port: DeskPort, data: DeskData | null): Promise<void> {
  const health =
    data === null
      ? 'nobody is signed in'
      : diagnosticsText({
          now: data.now(),
          sync: data.sync.get(),
          health: data.health.get(),
          keptBytes: await storedBytes(),
        })
  const outcome = await port.shell?.saveDiagnostics(health)
  if (outcome === 'saved') useNotices.getState().say(say('shell:diagnostics.saved'))
  if (outcome === 'failed') useNotices.getState().say(say('shell:diagnostics.notSaved'))
}

/** Answers the menu bar and the tray: by what only this window can do, else by the key that does the same. */
export function useShellCommands(
  port: DeskPort,
  data: DeskData | null,
  onServers: (() => void) | null,
): void {
  useEffect(
    () =>
      port.on('command', ({ command }) => {
        if (command === 'servers') onServers?.()
        else if (command === 'diagnostics') void saveDiagnostics(port, data)
        else if (isKeyCommand(command)) pressKeyCommand(command)
      }),
    [port, data, onServers],
  )
}
