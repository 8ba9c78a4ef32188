import { initialsOf } from '#shared/domain/person'
import { say } from '#shared/words/say'

/** A person as two letters; the accent means the signed-in one. The name stands beside it or is its label. */
export const Avatar = ({ name, isYou }: { readonly name: string; readonly isYou: boolean }) => (
  <span
    className={isYou ? 'avatar is-you' : 'avatar'}
    role="img"
    aria-label={isYou ? say('ui:avatarYou', { name }) : name}
    data-initials={initialsOf(name)}
  />
)
