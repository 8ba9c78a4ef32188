import type { KeyboardEvent } from 'react'
import { say } from '#shared/words/say'
import { type Density, densities, useBoard } from './boardStore'

const densityFigures: Record<Density, string> = { compact: '28', regular: '36', roomy: '44' }

const choiceId = (density: Density): string => `density-${density}`

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** How high the rows are: one stop of the Tab key, and an arrow chooses the next (BRD220). */
export function DensityChoice() {
  const density = useBoard((board) => board.density)
  const setDensity = useBoard((board) => board.setDensity)
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    // The list moves by arrows too.
    event.stopPropagation()
    const next = densities[(densities.indexOf(density) + step + densities.length) % densities.length]
    if (next === undefined) return
    setDensity(next)
    document.getElementById(choiceId(next))?.focus()
  }
  return (
    <span
      className="density"
      role="radiogroup"
      aria-label={say('board:filter.rowHeight')}
      onKeyDown={walk}
      // Pressed with the mouse, a height leaves the arrows to the list.
      onMouseDown={(event) => event.preventDefault()}
    >
      {densities.map((choice) => (
        <button
          key={choice}
          id={choiceId(choice)}
          type="button"
          role="radio"
          aria-checked={choice === density}
          aria-label={say(`board:filter.${choice}`)}
          tabIndex={choice === density ? 0 : -1}
          onClick={() => setDensity(choice)}
        >
          <span title={say(`board:filter.${choice}`)}>{densityFigures[choice]}</span>
        </button>
      ))}
    </span>
  )
}
