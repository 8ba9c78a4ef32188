/** What was copied, as a paste brings it. */
export type Pasted = Pick<DataTransfer, 'files' | 'getData'>

/**
 * The files that a paste attaches. Cells of a table and pieces of a document are copied as text, as HTML and as a
 * picture of themselves, and the text is what was meant (TKT151); a copied picture has HTML and no text, a copied file
 * at most its name.
 */
export const pastedFiles = (pasted: Pasted): readonly File[] =>
  pasted.getData('text/plain').trim() !== '' && pasted.getData('text/html') !== '' ? [] : [...pasted.files]
