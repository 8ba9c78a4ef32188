import type { CSSProperties } from 'react'

/** How much of something is left of the whole; the figure stands beside it as text. `share` is 0 to 1. */
export const BudgetBar = ({ share }: { readonly share: number }) => (
  <svg className="budget-bar" aria-hidden="true" focusable="false">
    <rect className="whole" />
    <rect
      className="left"
      style={{ '--from': 0, '--share': Math.min(1, Math.max(0, share)) } as CSSProperties}
    />
  </svg>
)
