/**
 * A written file as text, by the mark at its beginning: UTF-16 is what PowerShell makes of `show > terms.json`. Without a
 * mark it is UTF-8; a mark is no part of the text.
 */
export function decodedText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
