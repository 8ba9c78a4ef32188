import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openRefusalOf } from '../data/disk/openRefusal'
import { followLanguage } from '../ui/language'
import { CannotOpen } from './CannotOpen'
import { Faults } from './Faults'
import { keepDropsOut } from './keepDropsOut'

/** Draws a page once it is made. A browser that denies it every storage gets the reason in its place, not a blank page. */
export async function startPage(kind: 'board' | 'wall', make: () => Promise<ReactNode>): Promise<void> {
  const isWall = kind === 'wall'
  const place = document.getElementById('root')
  if (place === null) return
  keepDropsOut(window)
  await followLanguage()
  const page = await make().catch((error: unknown) => (
    <CannotOpen
      refusal={openRefusalOf(error)}
      onAgain={() => location.reload()}
      onSignOut={null}
      isWall={isWall}
    />
  ))
  // Only now: what was asked of the disk while the page was made is on its way.
  createRoot(place).render(
    <StrictMode>
      <Faults isWall={isWall}>{page}</Faults>
    </StrictMode>,
  )
}
