import type { Language } from '#shared/words/languages'

type Spoken = Pick<SpeechSynthesisVoice, 'lang' | 'default' | 'localService'>

const languageOfVoice = ({ lang }: Spoken): string => lang.toLowerCase().split(/[-_]/)[0] ?? ''

/** The voice that speaks a language best: the system's own before one that needs the network; null where none does. */
export function voiceFor<Voice extends Spoken>(voices: readonly Voice[], language: Language): Voice | null {
  const speaking = voices.filter((voice) => languageOfVoice(voice) === language)
  return (
    speaking.find((voice) => voice.default) ??
    speaking.find((voice) => voice.localService) ??
    speaking[0] ??
    null
  )
}

/** Says a sentence; what is being said is finished first, and what waits is left unsaid: only the newest counts. */
export function speakAloud(page: Window & typeof globalThis, text: string, language: Language): void {
  if (!('speechSynthesis' in page)) return
  const { speechSynthesis } = page
  const utterance = new page.SpeechSynthesisUtterance(text)
  utterance.lang = language
  utterance.voice = voiceFor(speechSynthesis.getVoices(), language)
  if (speechSynthesis.pending) speechSynthesis.cancel()
  speechSynthesis.speak(utterance)
}
