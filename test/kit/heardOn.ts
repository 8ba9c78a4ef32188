import type { Page } from '@playwright/test'

/** What stands in the live regions of a page as a screen reader is told it, by Chromium's accessibility tree. */
export async function heardOn(page: Page): Promise<readonly string[]> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  await devTools.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const textsOf = (id: string): readonly string[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    if (node.role?.value === 'StaticText') return [String(node.name?.value ?? '')]
    return (node.childIds ?? []).flatMap(textsOf)
  }
  const isLive = (node: (typeof nodes)[number]): boolean =>
    node.properties?.some(({ name, value }) => name === 'live' && value.value === 'polite') ?? false
  return nodes.filter((node) => !node.ignored && isLive(node)).flatMap(({ nodeId }) => textsOf(nodeId))
}
