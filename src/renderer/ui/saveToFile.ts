const STILL_READ_MS = 60_000

/** Hands a content to the person as a file of their own, by the browser's or the desktop's own way of saving. */
export function saveToFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), STILL_READ_MS)
}
