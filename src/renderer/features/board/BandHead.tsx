import { memo } from 'react'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { Mark } from '../../ui/Mark'
import { type Band, bandWords } from './bands'
import { useBoard } from './boardStore'

interface BandHeadProps {
  readonly band: Band
  readonly line: number
  /** Pixels above the band, and those of the band with its head. */
  readonly offset: number
  readonly height: number
}

/** It sticks to the top of the list as long as there is room left in its band: the next head pushes it out (BRD202). */
export const BandHead = memo(function BandHead({ band, line, offset, height }: BandHeadProps) {
  const order = useBoard((board) => board.order)
  return (
    <div className="band-room" role="presentation" style={{ top: `${offset}px`, height: `${height}px` }}>
      <div className="band-head" role="row" aria-rowindex={line}>
        <span className="band-name" role="rowheader">
          {band.level === 'all' ? null : <Mark urgency={band.level} />}
          {band.level === 'all' ? say(`savedView:order.${order}`) : bandWords(band.level)}{' '}
          <span className="band-count figures">{numberText(band.until - band.from, spoken())}</span>
        </span>
      </div>
    </div>
  )
})
