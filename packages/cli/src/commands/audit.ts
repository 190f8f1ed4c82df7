import { resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { type AuditAnswers, auditAnswers } from '@sabad/contract/schemas/audit'
import type { Command } from 'commander'
import { auditText, givenText, questionsText } from '../output/audit-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { readJson } from '../steps/read-json.ts'
import { dateArgument } from '../usage/arguments.ts'

async function show({ client, terminal }: Session): Promise<void> {
  const log = await client.audits.list()
  terminal.show(log, () => auditText(log))
}

async function questions({ client, terminal }: Session): Promise<void> {
  const { questions: asked } = await client.audits.list()
  terminal.show(asked, () => questionsText(asked))
}

async function readAnswers(file: string): Promise<AuditAnswers> {
  const parsed = auditAnswers.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw apiError('request.invalid', { detail: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` })
}

interface AnswerOptions {
  readonly by: string
  readonly on?: string
  readonly note?: string
}

async function answer({ client, terminal }: Session, file: string, { by, on, note }: AnswerOptions): Promise<void> {
  const answered = await client.audits.answer({ by, answeredOn: on, note, answers: await readAnswers(file) })
  terminal.show(answered, () => givenText(answered))
}

/** The self-audit: how well customers are managed as a portfolio, as those who do it see it. */
export function addAudit(parent: Command, shell: Shell): void {
  const audit = parent.command('audit').description('How well customers are managed as a portfolio: a self-audit')
  const shows = audit
    .command('show')
    .description('Show the scores of all answers, newest first, beside what the workspace shows')
    .action(() => inWorkspace(shell, shows, show))
  const asks = audit
    .command('questions')
    .description('Show the statements that are judged from 1 (not at all true) to 5 (fully true)')
    .action(() => inWorkspace(shell, asks, questions))
  const answers = audit
    .command('answer')
    .description('Answer them; earlier answers are kept')
    .argument('<FILE>', 'JSON: { "QUESTION": { "score": 1 to 5, "note": "why" }, ... }; leave out what nobody knows')
    .requiredOption('--by <name>', 'who answers')
    .option('--on <date>', 'day of the answers, this day if left out', dateArgument)
    .option('--note <text>', 'what has to be known about them')
    .action((file: string, options: AnswerOptions) =>
      inWorkspace(shell, answers, (session) => answer(session, resolve(shell.directory, file), options)),
    )
}
