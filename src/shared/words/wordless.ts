import { UNSEEN } from './foldText'

/** Whether a text has nothing to be read: no letter, or only such as nobody sees. */
export const isWordless = (text: string): boolean => text.replace(UNSEEN, '').trim() === ''
