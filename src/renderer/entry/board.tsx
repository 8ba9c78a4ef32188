import { openSession } from '../data/account/session'
import { openSignIns } from '../data/account/signIns'
import { createDeskData } from '../data/createDeskData'
import { windowPorts } from '../data/ports'
import { removeStored } from '../data/removeStored'
import { useShell } from '../desk/shellStore'
import { createDeskPort } from '../platform/desk'
import { useNotices } from '../ui/notices'
import { followTheme } from '../ui/theme'
import './board.css'
import { BoardPage } from './BoardPage'
import { FirstServer } from './FirstServer'
import { followPreferences } from './followPreferences'
import { keepPagesOnceHeard } from './keepPagesOnceHeard'
import { keepStoredOnceWaiting } from './keepStoredOnceWaiting'
import { leaveNothingNow } from './leavingServer'
import { openEarly } from './openEarly'
import { loadSignedIn, type SignedIn } from './signedIn'
import { startPage } from './startPage'
import { TicketRoot } from './TicketRoot'
import { ticketOfPage } from './ticketOfPage'
import { voiceAlerts } from './voiceAlerts'

// eslint-disable-next-line no-console -- the window's log is its console
const report = (sentence: string): void => console.warn(sentence)

async function makeBoard() {
  followTheme()
  const port = createDeskPort()
  await followPreferences(port)
  const { version, serverUrl } = await port.appInfo()
  const ports = windowPorts(report)
  useShell.setState({ shell: port.shell })
  const problem = await leaveNothingNow(serverUrl, ports)
  if (problem !== null) useNotices.getState().say(problem)
  if (serverUrl === null) return port.shell && <FirstServer shell={port.shell} version={version} />
  const session = openSession({ serverUrl })
  const kept = await loadSignedIn(port, session)
  const openDesk = openEarly(kept, async ({ token, account }) =>
    keepStoredOnceWaiting(
      keepPagesOnceHeard(
        await createDeskData({ serverUrl, token, account, appVersion: version, ports }),
        port,
      ),
      port,
    ),
  )
  const remove = ({ account }: SignedIn, agreedToLose: number) =>
    removeStored({ serverUrl, account, ports }, agreedToLose)
  const ticket = ticketOfPage(location.search)
  const signIns = openSignIns(ports, serverUrl)
  if (ticket !== null) return <TicketRoot {...{ port, ticket, kept, signIns, openDesk }} />
  voiceAlerts(port, window)
  return (
    <BoardPage
      port={port}
      ports={ports}
      servers={(await port.shell?.servers()) ?? null}
      info={{ version, serverUrl }}
      session={session}
      signIns={signIns}
      kept={kept}
      openDesk={openDesk}
      removeStored={remove}
    />
  )
}

void startPage('board', makeBoard)
