/** Characters that are drawn as nothing and come along when text is copied: joiners, marks of direction, soft hyphens. */
export const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** Lower case without accents and in one width, so that "dvorak" finds Dvořák and "20418" what was typed wide. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
