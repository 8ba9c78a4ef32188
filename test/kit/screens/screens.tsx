import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { anAlertsPort } from '#kit/anAlertsPort'
import {
  drawnAccount,
  drawnDesk,
  drawnNow,
  drawnPeople,
  drawnQueues,
  drawnTickets,
  manyTickets,
} from '#kit/drawnDesk'
import { drawnHealth } from '#kit/drawnHealth'
import { drawnMail } from '#kit/drawnMail'
import { drawnMessages } from '#kit/drawnMessages'
import { drawnPapers } from '#kit/drawnPapers'
import { createPaperDesk, type PaperDesk } from '#kit/paperDesk'
import { createTicker } from '#renderer/clock/ticker'
import type { DeskData } from '#renderer/data/deskData'
import { usePreferences } from '#renderer/desk/preferencesStore'
import { useBoard } from '#renderer/features/board/boardStore'
import { followLanguage } from '#renderer/ui/language'
import { followTheme } from '#renderer/ui/theme'
import { commandId, ticketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { firstPreferences } from '#shared/domain/preferences'
import { TickerProvider } from '../../../src/renderer/clock/TickerProvider'
import { DeskProvider } from '../../../src/renderer/desk/deskContext'
import { WallboardsProvider } from '../../../src/renderer/desk/wallboardsContext'
import { Console } from '../../../src/renderer/entry/Console'
import { SignIn } from '../../../src/renderer/features/signIn/SignIn'
import { Spoken } from '../../../src/renderer/ui/Spoken'
import '../../../src/renderer/entry/board.css'

const query = new URLSearchParams(location.search)
const isStill = query.has('still')
const startedAt = performance.now()
/** Frozen for pictures, else running on from the drawn moment. */
const now = (): Instant => (isStill ? drawnNow : instant(drawnNow + performance.now() - startedAt))

const extra = manyTickets(Number(query.get('more') ?? 0))
const desk = createPaperDesk({
  account: query.has('supervisor') ? { ...drawnAccount, role: 'supervisor' } : drawnAccount,
  desk: drawnDesk,
  queues: query.has('new') ? [] : drawnQueues,
  people: drawnPeople,
  tickets: query.has('loading') || query.has('new') ? [] : [...drawnTickets, ...extra],
  messages: query.has('mail') ? [...drawnMessages, drawnMail] : drawnMessages,
  papers: drawnPapers,
  health: drawnHealth,
  now,
})

async function goOffline(paper: PaperDesk): Promise<void> {
  const since = plusMs(drawnNow, -6 * MINUTE_MS)
  paper.connect({ kind: 'offline', since, nextTryAt: plusMs(drawnNow, 14_000) }, since)
  await paper.dispatch('acknowledge', ticketId('20433'), {})
  await paper.dispatch('take', ticketId('20435'), {})
  paper.refuse({
    n: 9,
    id: commandId('refused-1'),
    name: 'acknowledge',
    ticketId: ticketId('20429'),
    at: plusMs(drawnNow, -11 * MINUTE_MS),
    args: {},
    refusal: { kind: 'already-acknowledged', by: 'Mira Laine', at: plusMs(drawnNow, -12 * MINUTE_MS) },
  })
}

declare global {
  interface Window {
    readonly paperDesk?: PaperDesk
  }
}
Object.defineProperty(window, 'paperDesk', { value: desk })

/** What the alerts of a browser tab have not. */
const tab = { testSteps: ['notification', 'sound', 'speech'], tellsAfterSilence: false } as const

async function draw(root: HTMLElement): Promise<void> {
  followTheme()
  await followLanguage()
  const { port } = anAlertsPort()
  const reach: typeof port.reach = async () => {
    const { desktop, window } = await port.reach()
    return { desktop, window: { ...window, permission: query.has('unasked') ? 'unasked' : 'granted' } }
  }
  usePreferences.getState().connect(
    { ...port, reach, ...(query.has('tab') ? tab : {}) },
    {
      preferences: firstPreferences,
      wasDamaged: query.has('damaged'),
      isKept: !query.has('unkept'),
    },
  )
  const page = createRoot(root)
  if (query.get('screen') === 'signin') {
    page.render(
      <Spoken>
        <SignIn
          serverUrl="https://desk.kaarna.example"
          version="0.1.0"
          notice={null}
          onServers={null}
          onSubmit={async () => ({ kind: 'wrong-password', triesLeft: 2 })}
        />
      </Spoken>,
    )
    return
  }
  useBoard.getState().go({ kind: 'view', id: 'open' })
  if (query.has('offline')) await goOffline(desk)
  if (query.has('loading')) desk.connect({ kind: 'loading', loadedRows: 4200, expectedRows: 24918 }, null)
  page.render(
    <StrictMode>
      <DeskProvider data={query.has('begun') ? readNoFurther(desk) : desk}>
        <TickerProvider ticker={createTicker(now)}>
          <WallboardsProvider serverUrl="https://desk.example" token="drawn">
            <Console
              alerts={{ reach: () => (query.has('unasked') ? 'unasked' : 'shown'), ask: async () => 'shown' }}
              onWallboard={() => undefined}
              onTicketWindow={(ticket) => void window.open(`about:blank#${ticket}`)}
              onSignOut={() => undefined}
              onLeaveNothing={() => undefined}
            />
          </WallboardsProvider>
        </TickerProvider>
      </DeskProvider>
    </StrictMode>,
  )
}

/** As after a start, for good: the rest of what is kept is never read. */
const readNoFurther = (from: DeskData): DeskData => ({ ...from, whole: () => new Promise(() => undefined) })

const root = document.getElementById('root')
if (root) void draw(root)
