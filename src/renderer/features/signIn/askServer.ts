import { type SignInAnswer, signInAnswerSchema } from '#shared/protocol/signIn'

/** What came of asking: the server's answer, or that it could not be asked. */
export type SignInOutcome =
  | SignInAnswer
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-understood' }

const ANSWER_WITHIN_MS = 15_000

interface Credentials {
  readonly email: string
  readonly password: string
}

/** Asks the server to sign in. `serverUrl` is an origin without a slash at its end. Never throws. */
export async function askServer(
  serverUrl: string,
  credentials: Credentials,
  fetchIt: typeof fetch = fetch,
): Promise<SignInOutcome> {
  try {
    const response = await fetchIt(`${serverUrl}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    return understood(await response.text())
  } catch {
    return { kind: 'unreachable' }
  }
}

/** A proxy's error page and a newer server look alike from here: an answer without meaning. */
function understood(text: string): SignInOutcome {
  try {
    const parsed = signInAnswerSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : { kind: 'not-understood' }
  } catch {
    return { kind: 'not-understood' }
  }
}

/** Tells the server that a token is not to be used any more. It expires by itself when this cannot be said. */
export async function tellSignedOut(
  serverUrl: string,
  token: string,
  fetchIt: typeof fetch = fetch,
): Promise<void> {
  try {
    await fetchIt(`${serverUrl}/api/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
  } catch {
    // Offline: the token is forgotten here all the same.
  }
}
