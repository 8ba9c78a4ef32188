import { findNodeAtLocation, type Node } from 'jsonc-parser'

export type Path = readonly (string | number)[]

/** A place of a text, both counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Turns offsets of a text into lines and columns. */
export function createPlaces(text: string): (offset: number) => Place {
  const lineStarts = [0]
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) {
    lineStarts.push(index + (text.startsWith('\r\n', index) ? 2 : 1))
  }
  return (offset) => {
    const line = Math.max(
      0,
      lineStarts.findLastIndex((start) => start <= offset),
    )
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 }
  }
}

/** The node at a path, or the nearest one around it that is there. */
export function nodeAt(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node) return node
  }
  return root
}

export const isThere = (root: Node, path: Path): boolean =>
  path.length === 0 || findNodeAtLocation(root, [...path]) !== undefined

/** The name of a property of the object at a path; null when the object has none of that name. */
export function keyNodeAt(root: Node, path: Path, key: string): Node | null {
  const owner = findNodeAtLocation(root, [...path]) ?? (path.length === 0 ? root : undefined)
  const property = owner?.children?.find((child) => child.children?.[0]?.value === key)
  return property?.children?.[0] ?? null
}

export interface RepeatedKey {
  readonly key: string
  readonly node: Node
}

/** Properties that stand twice in one object; JSON keeps the last and says nothing. */
export function repeatedKeys(node: Node): readonly RepeatedKey[] {
  const found: RepeatedKey[] = []
  const waiting: Node[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    waiting.push(...(next.children ?? []))
    if (next.type !== 'object') continue
    const seen = new Set<string>()
    for (const { children } of next.children ?? []) {
      const [name] = children ?? []
      if (!name) continue
      const key = String(name.value)
      if (seen.has(key)) found.push({ key, node: name })
      seen.add(key)
    }
  }
  return found
}
