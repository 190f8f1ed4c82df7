import type { ModelCaution, PublishedModel } from '@sabad/contract/schemas/models'

type Uncautioned = Omit<PublishedModel, 'cautions'>

const caution = (code: ModelCaution['code'], params: ModelCaution['params'] = {}): ModelCaution => ({ code, params })

const isOfPurchases = ({ model }: Uncautioned): boolean => model !== 'gamma-gamma'

/** What every reader of a model of this kind should know (domain 9.2, 9.3). */
function ofKind({ model, published, uses }: Uncautioned): ModelCaution[] {
  if (model === 'bg-nbd' && published) return [caution('one-time-buyers-alive')]
  if (uses.length === 0) return []
  if (model === 'nbd') return [caution('nobody-leaves')]
  return model === 'gamma-gamma' ? [caution('value-is-of-the-future')] : []
}

/** A log-likelihood says which model fits better only beside another of the same customers (domain 9.4). */
const ofLikelihood = (one: Uncautioned, all: readonly Uncautioned[]): ModelCaution[] =>
  isOfPurchases(one) && all.filter((other) => isOfPurchases(other) && other.published).length > 1
    ? [caution('likelihoods-of-same-customers')]
    : []

function ofHoldout({ holdout, fit }: Uncautioned, all: readonly Uncautioned[]): ModelCaution[] {
  if (!holdout?.chosen) return []
  const judged = all.filter((other) => other.holdout !== null && other.published)
  const [fitsBest] = [...judged].sort((a, b) => b.fit.logLikelihood - a.fit.logLikelihood)
  const disagrees = fitsBest && fitsBest.fit.logLikelihood > fit.logLikelihood
  return [
    ...(disagrees ? [caution('fit-and-holdout-disagree', { model: fitsBest.model })] : []),
    ...(holdout.every > 1 ? [caution('sampled', { every: holdout.every })] : []),
  ]
}

/** Of a large base not everyone takes part in the fit (docs/decisions/0032). */
function ofSample({ uses, fit, repeatPurchases }: Uncautioned): ModelCaution[] {
  const of = repeatPurchases?.reduce((sum, { customers }) => sum + customers, 0) ?? 0
  return uses.length > 0 && fit.n < of ? [caution('fitted-to-sample', { customers: fit.n, of })] : []
}

function ofUse({ uses }: Uncautioned, all: readonly Uncautioned[]): ModelCaution[] {
  if (!uses.includes('purchases') || uses.includes('alive')) return []
  const alive = all.find((other) => other.uses.includes('alive'))
  return alive ? [caution('alive-is-of-another', { model: alive.model })] : []
}

/** What to keep in mind where the numbers of a model are read. */
export const cautionsOf = (one: Uncautioned, all: readonly Uncautioned[]): ModelCaution[] => [
  ...ofKind(one),
  ...ofUse(one, all),
  ...ofSample(one),
  ...ofHoldout(one, all),
  ...ofLikelihood(one, all),
]
