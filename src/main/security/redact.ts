/**
 * What a line of the log may not carry, replaced by what it was: addresses of people, tokens, what stands behind the
 * `?` of an address, and the name of the person in the path of their folder.
 */
export function redact(text: string, homeFolder: string): string {
  const withoutHome = homeFolder.length > 1 ? text.replaceAll(homeFolder, '~') : text
  return withoutHome
    .replaceAll(/Bearer\s+[^\s"',]+/gi, 'Bearer <token>')
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<e-mail>')
    .replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s"'?#]*)[?#][^\s"']*/gi, '$1?<words>')
    .replaceAll(/(?<![\w/.-])[\w-]{32,}(?![\w/.-])/g, '<secret>')
}
