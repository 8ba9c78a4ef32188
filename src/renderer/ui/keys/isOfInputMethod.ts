/** The code of a key that an input method took, whatever key it was. */
const TAKEN_BY_INPUT_METHOD = 229

/**
 * Whether a key belongs to an input method, as those that write Japanese, so that it answers nothing else (BRD262).
 * Safari ends the composition before it tells of the key that ended it: there only the code tells.
 */
export const isOfInputMethod = ({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === TAKEN_BY_INPUT_METHOD
