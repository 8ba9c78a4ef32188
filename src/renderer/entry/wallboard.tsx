import { openDisplaySession } from '../data/account/displaySession'
import { openSession } from '../data/account/session'
import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { createDeskPort } from '../platform/desk'
import { followTheme } from '../ui/theme'
import { keepPagesOnceHeard } from './keepPagesOnceHeard'
import { leaveFullScreenWithEscape } from './leaveFullScreenWithEscape'
import { openEarly } from './openEarly'
import { loadSignedIn } from './signedIn'
import { startPage } from './startPage'
import { WallRoot } from './WallRoot'
import './wallboard.css'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function makeWall() {
  followTheme()
  const port = createDeskPort()
  leaveFullScreenWithEscape(window, port)
  const { version, serverUrl } = await port.appInfo()
  // The board asks for the server first; main loads this page anew once it is known.
  if (serverUrl === null) return null
  const info = { version, serverUrl }
  const session = openSession({ serverUrl })
  const ports = windowPorts(report)
  const displays = openDisplaySession({ serverUrl })
  const loadKept = async () => displays.kept() ?? (await loadSignedIn(port, session))
  const kept = await loadKept()
  const openDesk = openEarly(kept, async ({ token, account }) =>
    keepPagesOnceHeard(await createDeskData({ serverUrl, token, account, appVersion: version, ports }), port),
  )
  return (
    <WallRoot
      port={port}
      info={info}
      session={session}
      displays={displays}
      loadKept={loadKept}
      kept={kept}
      openDesk={openDesk}
    />
  )
}

void startPage('wall', makeWall)
