import { say } from '#shared/words/say'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'
import { LanguageSelect } from '../../ui/LanguageSelect'
import { hostOf, SignInForm, type SignInFormProps } from './SignInForm'

interface SignInProps extends SignInFormProps {
  readonly version: string
  /** Opens the list of servers; null where the server is not the person's to choose. */
  readonly onServers: (() => void) | null
}

/** The way in: one quiet column. */
export const SignIn = ({ version, onServers, ...form }: SignInProps) => (
  <div className="gate">
    <header>
      <p className="brand">
        <BrandSign />
        T-Minus
      </p>
    </header>
    <main>
      <SignInForm {...form} />
    </main>
    <footer>
      <span>{hostOf(form.serverUrl)}</span>
      {onServers === null ? null : (
        <Button look="quiet" onPress={onServers}>
          {say('signIn:otherServer')}
        </Button>
      )}
      <span className="spacer" />
      <LanguageSelect />
      <span className="figures">{version}</span>
    </footer>
  </div>
)
