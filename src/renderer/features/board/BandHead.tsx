import { memo } from 'react'
import { say } from '#shared/words/say'
import { Mark } from '../../ui/Mark'
import { type Band, bandWords } from './bands'
import { useBoard } from './boardStore'

interface BandHeadProps {
  readonly band: Band
  readonly line: number
  /** Null while it sticks to the top of the list. */
  readonly offset: number | null
}

export const BandHead = memo(function BandHead({ band, line, offset }: BandHeadProps) {
  const order = useBoard((board) => board.order)
  return (
    <div
      className={offset === null ? 'band-head is-stuck' : 'band-head'}
      role="row"
      aria-rowindex={line}
      style={{ transform: offset === null ? 'none' : `translateY(${offset}px)` }}
    >
      <span className="band-name" role="rowheader">
        {band.level === 'all' ? null : <Mark urgency={band.level} />}
        {band.level === 'all' ? say(`savedView:order.${order}`) : bandWords(band.level)}{' '}
        <span className="band-count figures">{band.until - band.from}</span>
      </span>
    </div>
  )
})
