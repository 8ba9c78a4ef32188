import { type ESTree, parseSync } from 'vite'

/** A text written into the code instead of a catalogue. */
export interface BareText {
  readonly line: number
  readonly text: string
}

type Node = ESTree.Node & { readonly start: number; readonly end: number }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Attributes a person reads or hears. Those of our own components count when they look like prose. */
const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label'])

/** What is called here is for programs or for logs: selectors, storage, checks of bugs. */
const SILENT_CALLS =
  /^(?:say|report|require|fetch|(?:\w+\.)?(?:log|note|warn|fault|matchMedia|querySelector|querySelectorAll|closest|getElementById|createElement|matches|postMessage|execCommand|addEventListener|removeEventListener|toFormat|getPropertyValue|setProperty|commandLine|hasSwitch|send|has|includes|startsWith|endsWith|split|join|replace|replaceAll|enum|literal|regex|prepare|exec))$/

const LETTER = /\p{L}/u
const TWO_WORDS = /\p{L}[\p{L}’',.:;!?…]*\s+\p{L}/u
const CAPITALISED = /^\p{Lu}\p{Ll}{2,}\b/u
const WORD_AT_AN_EDGE = /^\s+\p{L}{2,}|\p{L}{2,}[,.:;!?]?\s+$|\p{L}{2,}[.!?]$/u

/** The product's name, what is printed on keys, and keys of texts, which `Said` takes as an attribute. */
const NO_WORDS =
  /^(?:T-Minus(?: \$\{\})?|(?:Ctrl|Shift|Alt|Enter|Esc|Escape|Home|End|Tab)(?:\+\S+)*|g w|[a-z]\w*:[\w.]*(?:\$\{\})?[\w.]*)$/i

const isProse = (text: string): boolean => TWO_WORDS.test(text) || CAPITALISED.test(text)

function calleeOf(node: Node, source: string): string {
  return 'callee' in node && isNode(node.callee) ? source.slice(node.callee.start, node.callee.end) : ''
}

/** Whether nothing below a node is read by a person. */
function isSilent(node: Node, source: string): boolean {
  if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return true
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'ThrowStatement':
      return true
    case 'NewExpression':
      return /Error$|^RegExp$|^URL$|^Intl\b/.test(calleeOf(node, source))
    case 'CallExpression':
      return SILENT_CALLS.test(calleeOf(node, source).replace(/\s+/g, ''))
    case 'BinaryExpression':
      return node.operator !== '+'
    default:
      return false
  }
}

function attributeTexts(node: Node, source: string): 'all' | 'prose' | 'none' {
  if (node.type !== 'JSXAttribute') return 'none'
  const name = source.slice(node.name.start, node.name.end)
  if (SPOKEN_ATTRIBUTES.has(name)) return 'all'
  return /^(?:className|class|style|d|viewBox|points|transform|role|type|key|id|href|rel|target|data-.*)$/.test(
    name,
  )
    ? 'none'
    : 'prose'
}

type Measure = 'all' | 'prose'

const spokenBy = (text: string, measure: Measure): boolean =>
  measure === 'all' ? LETTER.test(text) : isProse(text)

/** The children of a node, without names and places that are no expressions. */
function childrenOf(node: Node): readonly (readonly [string, Node])[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    return values.filter(isNode).map((child) => [name, child] as const)
  })
}

function textOf(node: Node, measure: Measure): string | null {
  if (node.type === 'JSXText') return LETTER.test(node.value) ? node.value.trim() : null
  if (node.type === 'Literal' && typeof node.value === 'string')
    return spokenBy(node.value, measure) ? node.value : null
  if (node.type !== 'TemplateLiteral') return null
  const parts = node.quasis.map((quasi) => quasi.value.cooked ?? '')
  const isSpoken = parts.some((part) => spokenBy(part, measure) || WORD_AT_AN_EDGE.test(part))
  return isSpoken ? parts.join('${}') : null
}

/** Texts of a source file that a person may read and that no catalogue knows: all within JSX, prose elsewhere. */
export function bareTexts(path: string, source: string): readonly BareText[] {
  const found: BareText[] = []
  const visit = (node: Node, measure: Measure): void => {
    if (isSilent(node, source)) return
    const text = textOf(node, measure)
    if (text !== null && !NO_WORDS.test(text))
      found.push({ line: source.slice(0, node.start).split('\n').length, text })
    const within = attributeTexts(node, source)
    if (node.type === 'JSXAttribute' && within === 'none') return
    const isChild = node.type === 'JSXElement' || node.type === 'JSXFragment'
    for (const [name, child] of childrenOf(node)) {
      const isKey = name === 'key' || name === 'property' || name === 'test' || name === 'name'
      if (isKey && child.type !== 'TemplateLiteral' && child.type !== 'ConditionalExpression') {
        if (name !== 'test') continue
        if (child.type === 'Literal') continue
      }
      const inside =
        child.type === 'JSXExpressionContainer' && isChild ? 'all' : within === 'none' ? measure : within
      const isOwnScope = child.type === 'ArrowFunctionExpression' || child.type === 'CallExpression'
      visit(child, isOwnScope ? 'prose' : inside)
    }
  }
  visit(parseSync(path, source).program, 'prose')
  return found
}
