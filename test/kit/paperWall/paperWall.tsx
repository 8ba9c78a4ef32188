import '../../../src/renderer/entry/wallboard.css'
import { createRoot } from 'react-dom/client'
import { languageSchema } from '#shared/words/languages'
import { speak } from '#shared/words/say'
import { TickerProvider } from '../../../src/renderer/clock/TickerProvider'
import { createTicker } from '../../../src/renderer/clock/ticker'
import { DeskProvider } from '../../../src/renderer/desk/deskContext'
import { DisplayCode } from '../../../src/renderer/features/wallboard/DisplayCode'
import { Wallboard } from '../../../src/renderer/features/wallboard/Wallboard'
import { WallSettings } from '../../../src/renderer/features/wallboard/WallSettings'
import { paperBoards, paperWallboard } from './paperBoards'
import { paperDoor } from './paperDoor'
import { sampleDesk, sampleNames, sampleNow } from './sampleDesk'

// The wall on a desk made of paper: `?desk=flood&age=61000&theme=light&language=fi&page=settings`.
const asked = new URLSearchParams(location.search)
const name = sampleNames.find((one) => one === asked.get('desk')) ?? 'ordinary'
const data = sampleDesk(name, Number(asked.get('age') ?? 2_000))
const wallboard = paperWallboard(asked)
const boards = paperBoards(wallboard, sampleNow, name !== 'unheard')
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'dark'
const language = languageSchema.safeParse(asked.get('language'))
await speak(language.success ? language.data : 'en')

function Page() {
  const nothing = () => {}
  switch (asked.get('page')) {
    case 'settings':
      return (
        <WallSettings
          boards={boards}
          shown={{ wallboard, mayChange: !asked.has('looking') }}
          zone="Europe/Helsinki"
          onSaved={nothing}
          onChoose={nothing}
          onClose={nothing}
        />
      )
    case 'code':
      return (
        <DisplayCode
          session={paperDoor(asked.has('silent') ? 'silent' : asked.has('unreached') ? 'unreached' : 'code')}
          serverUrl="https://desk.example"
          notice={null}
          onConfirmed={nothing}
          onPassword={nothing}
        />
      )
    default:
      return (
        <Wallboard
          boards={boards}
          wallboard={wallboard}
          mayChange={!asked.has('looking')}
          onSetUp={nothing}
          reload={nothing}
        />
      )
  }
}

const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <DeskProvider data={data}>
      <TickerProvider ticker={createTicker(data.now)}>
        <Page />
      </TickerProvider>
    </DeskProvider>,
  )
}
