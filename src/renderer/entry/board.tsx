import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { removeStored } from '../data/removeStored'
import { openSession } from '../data/session'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import './board.css'
import { ConsoleRoot } from './ConsoleRoot'
import { Faults } from './Faults'
import { loadSignedIn, type SignedIn } from './signedIn'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function start(root: HTMLElement): Promise<void> {
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
  createRoot(root).render(
    <StrictMode>
      <Faults>
        <ConsoleRoot
          port={port}
          info={info}
          session={session}
          kept={kept}
          openDesk={openDesk}
          removeStored={remove}
        />
      </Faults>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
