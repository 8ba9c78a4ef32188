import { type ReactNode, useId } from 'react'

interface MenuGroupProps {
  readonly name: string
  /** Whether the name is drawn over it; else only a line keeps it apart, and whoever hears the menu hears the name. */
  readonly hasHead?: boolean
  readonly children: ReactNode
}

/** What belongs together in a menu. Keys walk through all groups as through one list (BRD23). */
export function MenuGroup({ name, hasHead = false, children }: MenuGroupProps) {
  const head = useId()
  if (!hasHead) {
    return (
      <div className="menu-group" role="group" aria-label={name}>
        {children}
      </div>
    )
  }
  return (
    <div className="menu-group" role="group" aria-labelledby={head}>
      <p className="menu-head" role="presentation" id={head}>
        {name}
      </p>
      {children}
    </div>
  )
}
