import { tagSchema } from '#shared/domain/ticket'

/** What somebody typed as a tag would be: one word in small letters; null for what cannot be made one. */
export function tagFrom(typed: string): string | null {
  const word = typed.normalize('NFKC').trim().replace(/^#/, '').toLowerCase().replaceAll(/\s+/g, '-')
  const tag = tagSchema.safeParse(word)
  return tag.success ? tag.data : null
}
