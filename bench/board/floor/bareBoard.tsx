import { createRoot } from 'react-dom/client'
import { io } from 'socket.io-client'

/** What the first picture of a board has in sight, as bare texts. */
const LINES = 22
const CELLS = ['2:14:09', '0:41:50', 'P2', '20377', 'Mailbox does not open', 'Workplace', 'Samir', 'active']

type Line = readonly string[]

const asked = <Answer,>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

/** One record with the lines, written by the first visit and read by all others. */
async function linesOnDisk(): Promise<readonly Line[]> {
  const opening = indexedDB.open('bare-board', 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('lines').put(
      Array.from({ length: LINES }, () => CELLS),
      'all',
    )
  })
  const disk = await asked(opening)
  return asked<readonly Line[]>(disk.transaction('lines').objectStore('lines').get('all'))
}

const lead = (): Promise<void> =>
  new Promise((resolve) => {
    void navigator.locks.request('bare-board', () => {
      resolve()
      return new Promise(() => undefined)
    })
  })

/** Any answer does: the server says that this hello is of no form it knows. */
const heardBack = (): Promise<unknown> => {
  const socket = io({ transports: ['websocket'], reconnection: false })
  return new Promise((resolve) => socket.emit('hello', {}, resolve))
}

interface BoardProps {
  readonly lines: readonly Line[]
  readonly isLive: boolean
}

const Board = ({ lines, isLive }: BoardProps) => (
  <main className={isLive ? 'floor' : ''}>
    {lines.map((cells, line) => (
      // eslint-disable-next-line react/no-array-index-key -- nothing of it ever moves
      <p key={line}>
        {cells.map((cell) => (
          <span key={cell}>{cell}</span>
        ))}
      </p>
    ))}
  </main>
)

const place = document.getElementById('root')
if (place !== null) {
  const page = createRoot(place)
  const live = Promise.all([lead(), heardBack()])
  const lines = await linesOnDisk()
  page.render(<Board lines={lines} isLive={false} />)
  await live
  page.render(<Board lines={lines} isLive />)
}
