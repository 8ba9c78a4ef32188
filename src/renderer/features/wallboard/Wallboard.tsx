import { useMemo, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import { useNow } from '../../clock/useNow'
import { useDirectory, useMirror, useSync, useWallClock } from '../../desk/deskContext'
import type { WallClock } from '../../ui/wallClock'
import { BreachedTile } from './BreachedTile'
import { ChannelsTile } from './ChannelsTile'
import { dataAge } from './dataAge'
import { createDeskDays } from './deskDays'
import { HandsTile } from './HandsTile'
import { NextBreachesTile } from './NextBreachesTile'
import { QueuesTile } from './QueuesTile'
import { SpokenBreaches } from './SpokenBreaches'
import { TodayTile } from './TodayTile'
import { useReload } from './useReload'
import { firstVerdictAt, TREND_DAYS, verdictsByDay } from './verdicts'
import { WallHead } from './WallHead'
import { createWallDesk } from './wallDesk'
import { wallFigures } from './wallFigures'

/** Counted anew when tickets change or the desk's date does, not at every beat. */
function useVerdicts(now: Instant, wallClock: WallClock) {
  const mirror = useMirror()
  const daysAt = useMemo(() => createDeskDays(wallClock, TREND_DAYS), [wallClock])
  const days = daysAt(now)
  return useMemo(() => {
    const clockLists = [...mirror.byId.values()].map((view) => view.clocks)
    const last = days.at(-1)
    return {
      days: verdictsByDay(clockLists, days),
      firstAt: last ? firstVerdictAt(clockLists, last) : null,
    }
  }, [mirror, days])
}

/** The whole desk on one screen that nobody touches: fixed tiles, no scroll, no rotation. */
export function Wallboard({ reload }: { readonly reload: () => void }) {
  const now = useNow()
  const mirror = useMirror()
  const sync = useSync()
  const { desk, queues } = useDirectory()
  const wallClock = useWallClock()
  const [readDesk] = useState(createWallDesk)
  const wall = useMemo(() => readDesk(mirror), [readDesk, mirror])
  const figures = useMemo(() => wallFigures(wall, now), [wall, now])
  const verdicts = useVerdicts(now, wallClock)
  const age = dataAge(sync, now)
  useReload({
    connection: sync.connection.kind,
    nextBreachAt: figures.nextBreaches[0]?.clock.dueAt ?? null,
    wallClock,
    reload,
  })
  return (
    <main className="wall" aria-label="Service desk wallboard" data-stale={age.isStale ? '' : undefined}>
      <WallHead deskName={desk?.name ?? 'T-Minus'} wallClock={wallClock} age={age} now={now} />
      <BreachedTile figures={figures} hasAll={age.hasAll} now={now} />
      <NextBreachesTile promises={figures.nextBreaches} queues={queues} hasAll={age.hasAll} />
      <HandsTile hands={figures.hands} hasAll={age.hasAll} />
      <QueuesTile figures={figures} queues={queues} hasAll={age.hasAll} />
      <TodayTile {...verdicts} wallClock={wallClock} hasAll={age.hasAll} />
      <ChannelsTile channels={figures.channels} hasAll={age.hasAll} />
      <SpokenBreaches desk={wall} hasAll={age.hasAll} now={now} />
    </main>
  )
}
