import { type RefObject, useLayoutEffect, useState } from 'react'
import type { TrendFrame } from './trendShape'

const unmeasured: TrendFrame = { width: 400, height: 150, inset: 12 }

/**
 * The room of a chart in pixels, followed as it changes; half a line of its text is left free at every edge, so that the
 * middle of a label at the edge is level with what it names.
 */
export function useChartFrame(chart: RefObject<SVGSVGElement | null>): TrendFrame {
  const [frame, setFrame] = useState(unmeasured)
  useLayoutEffect(() => {
    const { current } = chart
    if (current === null) return undefined
    const measure = () => {
      const { width, height } = current.getBoundingClientRect()
      const inset = Number.parseFloat(getComputedStyle(current).fontSize) / 2
      if (width > 2 * inset && height > 2 * inset) setFrame({ width, height, inset })
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(current)
    return () => sizes.disconnect()
  }, [chart])
  return frame
}
