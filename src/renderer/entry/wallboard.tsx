import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { openSession } from '../data/session'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import { Faults } from './Faults'
import { loadSignedIn, type SignedIn } from './signedIn'
import { WallRoot } from './WallRoot'
import './wallboard.css'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function start(root: HTMLElement): Promise<void> {
  followTheme()
  const port = createDeskPort()
  const info = await port.appInfo()
  const session = openSession({ serverUrl: info.serverUrl })
  const ports = windowPorts(report)
  const openDesk = ({ token, account }: SignedIn) =>
    createDeskData({ serverUrl: info.serverUrl, token, account, appVersion: info.version, ports })
  const loadKept = () => loadSignedIn(port, session)
  createRoot(root).render(
    <StrictMode>
      <Faults>
        <WallRoot
          port={port}
          info={info}
          session={session}
          loadKept={loadKept}
          kept={await loadKept()}
          openDesk={openDesk}
        />
      </Faults>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
