import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { particularTexts } from '../packages/engine/src/particular.ts'

/** Where errors that reach the app are made; the command line speaks English only (decision 0024). */
const rooms = ['engine', 'server'].map((name) => fileURLToPath(new URL(`../packages/${name}/src`, import.meta.url)))

const files = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(room, path)),
)

const makers = new Set(['EngineError', 'apiError', 'refuse'])
const isWording = (text: string): boolean => /\p{L}{2,} \p{L}{2,}/u.test(text)

/** Texts with words in them, written out where an error is made. */
function sentencesIn(made: ts.Node): readonly string[] {
  const found: string[] = []
  const walk = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    if (isText && isWording(node.getText())) found.push(node.getText())
    node.forEachChild(walk)
  }
  walk(made)
  return found
}

function errorsMadeIn(text: string): readonly (ts.NewExpression | ts.CallExpression)[] {
  const found: (ts.NewExpression | ts.CallExpression)[] = []
  const walk = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && makers.has(node.expression.getText()))
      found.push(node)
    node.forEachChild(walk)
  }
  walk(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true))
  return found
}

const made = files.flatMap((file) => errorsMadeIn(readFileSync(file, 'utf8')).map((error) => ({ file, error })))

it('a sentence where an error is made is seen', () => {
  const [error] = errorsMadeIn("throw new EngineError('portfolio.invalid', { place: 'the first tier' })")
  expect(error && sentencesIn(error)).toEqual(["'the first tier'"])
})

it('no error of the engine or the server is made with a sentence in English: sentences are particulars', () => {
  expect(made.length).toBeGreaterThan(150)
  expect(made.flatMap(({ file, error }) => sentencesIn(error).map((text) => [file, text]))).toEqual([])
})

it.each(['id', 'fa'])('every particular has a text in %s', (language) => {
  const file = new URL(`../packages/web/src/locales/${language}/particulars.json`, import.meta.url)
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(Object.keys(particularTexts))
})
