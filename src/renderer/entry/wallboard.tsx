import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { openSession } from '../data/session'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import { loadSignedIn, type SignedIn } from './signedIn'
import { startPage } from './startPage'
import { WallRoot } from './WallRoot'
import './wallboard.css'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function makeWall() {
  followTheme()
  const port = createDeskPort()
  const info = await port.appInfo()
  const session = openSession({ serverUrl: info.serverUrl })
  const ports = windowPorts(report)
  const openDesk = ({ token, account }: SignedIn) =>
    createDeskData({ serverUrl: info.serverUrl, token, account, appVersion: info.version, ports })
  const loadKept = () => loadSignedIn(port, session)
  const kept = await loadKept()
  return (
    <WallRoot port={port} info={info} session={session} loadKept={loadKept} kept={kept} openDesk={openDesk} />
  )
}

void startPage(makeWall)
