import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { removeStored } from '../data/removeStored'
import { openSession } from '../data/session'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import './board.css'
import { ConsoleRoot } from './ConsoleRoot'
import { loadSignedIn, type SignedIn } from './signedIn'
import { startPage } from './startPage'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function makeBoard() {
  followTheme()
  const port = createDeskPort()
  const info = await port.appInfo()
  const session = openSession({ serverUrl: info.serverUrl })
  const kept = await loadSignedIn(port, session)
  const ports = windowPorts(report)
  const openDesk = ({ token, account }: SignedIn) =>
    createDeskData({ serverUrl: info.serverUrl, token, account, appVersion: info.version, ports })
  const remove = ({ account }: SignedIn, agreedToLose: number) =>
    removeStored({ serverUrl: info.serverUrl, account, ports }, agreedToLose)
  return (
    <ConsoleRoot
      port={port}
      info={info}
      session={session}
      kept={kept}
      openDesk={openDesk}
      removeStored={remove}
    />
  )
}

void startPage(makeBoard)
