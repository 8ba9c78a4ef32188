import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { SchemeAnswer } from './verbs'

export interface DocumentAnswers {
  /** A file of the app's own scheme. */
  readonly answer: (url: string, method: string) => Promise<SchemeAnswer>
  /** Whether main lets the main frame go there. */
  readonly mayNavigate: (url: string, isRedirect: boolean) => Promise<boolean>
}

interface PausedRequest {
  readonly requestId: string
  readonly redirectedRequestId?: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: { readonly url: string; readonly method: string }
}

/**
 * Stops a page's requests for the app's scheme, which main answers, and for documents, which main may refuse. All
 * other traffic is not touched: Playwright's own routes would answer every CORS preflight themselves and so hide a
 * server that forgets to.
 */
export async function interceptDocuments(
  context: BrowserContext,
  page: Page,
  answers: DocumentAnswers,
): Promise<void> {
  const session = await context.newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  session.on('Fetch.requestPaused', (paused: PausedRequest) => {
    // The page or main may go away meanwhile, and with it the request.
    decide(session, paused, { ...answers, mainFrameId: frameTree.frame.id }).catch(() => {})
  })
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: 'http://*.localhost/*' }, { resourceType: 'Document' }],
  })
}

async function decide(
  session: CDPSession,
  { requestId, request, frameId, resourceType, redirectedRequestId }: PausedRequest,
  answers: DocumentAnswers & { readonly mainFrameId: string },
): Promise<void> {
  const isMainDocument = resourceType === 'Document' && frameId === answers.mainFrameId
  if (isMainDocument && !(await answers.mayNavigate(request.url, redirectedRequestId !== undefined))) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    return
  }
  if (!isSchemeUrl(request.url)) {
    await session.send('Fetch.continueRequest', { requestId })
    return
  }
  const { status, headers, body } = await answers.answer(request.url, request.method)
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: status,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(body).toString('base64'),
  })
}

/** Two labels before `.localhost` and no port: the host and the scheme. */
const isSchemeUrl = (url: string): boolean => /^http:\/\/[^/.:]+\.[^/.:]+\.localhost\//.test(url)
