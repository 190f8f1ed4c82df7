import { z } from 'zod'

/**
 * What an error's sentence says at one of its places, as a code of the catalogue `particulars` with what it needs (names,
 * numbers, lists of them, particulars in turn), so that a client can say it in its own language.
 */
export const particular = z.object({
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** The English of it. */
  message: z.string(),
})
export type Particular = z.infer<typeof particular>

/** Whether a parameter of a sentence is a sentence itself. */
export const isParticular = (value: unknown): value is Particular => particular.safeParse(value).success

/** More are no model of behaviour, and their matrix takes long. */
export const MOST_COVARIATES = 50

/** What schemas ask of texts beyond their type, in English: said where a request does not keep to it. */
export const textRules = {
  name: 'a kebab-case name',
  identifier: 'small letters, digits and hyphens',
  month: 'a month such as 2026-10',
  time: 'a time of the day such as 06:30',
  path: 'dates and groups such as 2026-07-31:-,2026-08-31:loyal',
  folder: 'names of folders inside of the workspace',
  'not-swept': 'no folder that Sabad sweeps',
  address: 'a path or a web address',
  'some-answer': 'at least one question has to be answered',
  covariates: `at most ${MOST_COVARIATES} covariates`,
  'group-of-portfolio': 'a group needs its portfolioId',
} as const
