import '../../../src/renderer/entry/wallboard.css'
import { createRoot } from 'react-dom/client'
import { TickerProvider } from '../../../src/renderer/clock/TickerProvider'
import { createTicker } from '../../../src/renderer/clock/ticker'
import { DeskProvider } from '../../../src/renderer/desk/deskContext'
import { Wallboard } from '../../../src/renderer/features/wallboard/Wallboard'
import { sampleDesk, sampleNames } from './sampleDesk'

// The wall on a desk made of paper: `?desk=flood&age=61000&theme=light`.
const asked = new URLSearchParams(location.search)
const name = sampleNames.find((one) => one === asked.get('desk')) ?? 'ordinary'
const data = sampleDesk(name, Number(asked.get('age') ?? 2_000))
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'dark'
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <DeskProvider data={data}>
      <TickerProvider ticker={createTicker(data.now)}>
        <Wallboard reload={() => {}} />
      </TickerProvider>
    </DeskProvider>,
  )
}
