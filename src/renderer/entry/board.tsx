import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import './board.css'
import { ConsoleRoot } from './ConsoleRoot'
import { Faults } from './Faults'
import { loadSession, type Session } from './session'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function start(root: HTMLElement): Promise<void> {
  followTheme()
  const port = createDeskPort()
  const [info, session] = await Promise.all([port.appInfo(), loadSession(port)])
  const ports = windowPorts(report)
  const openDesk = ({ token, account }: Session) =>
    createDeskData({ serverUrl: info.serverUrl, token, account, appVersion: info.version, ports })
  createRoot(root).render(
    <StrictMode>
      <Faults>
        <ConsoleRoot port={port} info={info} session={session} openDesk={openDesk} />
      </Faults>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
