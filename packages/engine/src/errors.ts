/**
 * Every way in which the engine can refuse or fail. `contract` holds the sentence for each code, `tests/` proves that
 * none is missing.
 */
export type EngineErrorCode =
  | 'workspace.missing'
  | 'workspace.exists'
  | 'workspace.locked'
  | 'workspace.newer'
  | 'workspace.damaged'
  | 'import.empty'
  | 'import.header-only'
  | 'import.not-this-format'
  | 'import.unknown-format'
  | 'import.too-wide'
  | 'import.line-too-long'
  | 'import.duplicate-columns'
  | 'import.unknown-kind'
  | 'import.unknown-column'
  | 'import.unknown-field'
  | 'import.field-missing'
  | 'import.ambiguous-dates'
  | 'import.too-many-rejects'
  | 'import.nothing-accepted'
  | 'import.file-missing'
  | 'import.file-too-large'
  | 'import.not-found'
  | 'import.option-invalid'
  | 'facts.none'
  | 'refresh.as-of-invalid'
  | 'refresh.as-of-before-facts'
  | 'refresh.partition-broken'
  | 'refresh.none'
  | 'portfolio.not-found'
  | 'portfolio.not-in-library'
  | 'portfolio.invalid'
  | 'portfolio.unknown-measure'
  | 'portfolio.not-total'
  | 'portfolio.no-values'
  | 'portfolio.cell-overlaps'
  | 'portfolio.cell-left-out'
  | 'discover.too-few-customers'
  | 'discover.no-usable-measures'
  | 'discover.nothing-found'
  | 'portfolio.version-not-found'
  | 'draft.not-found'
  | 'draft.too-large'
  | 'draft.too-deep'
  | 'group.not-found'
  | 'customer.not-found'
  | 'flag.not-found'
  | 'flag.never-in-force'
  | 'flag.withdrawn'
  | 'market.not-found'
  | 'market.exists'
  | 'market.changed'
  | 'market.repeated'
  | 'market.unknown-segment'
  | 'market.anchors'
  | 'market.judgements'
  | 'market.uses'
  | 'market.sensitive-variable'
  | 'market.unknown-variable'
  | 'market.too-few-customers'
  | 'movement.date-not-computed'
  | 'allocation.answers-fall'
  | 'allocation.repeated-group'
  | 'allocation.no-curves'
  | 'allocation.no-experiment'
  | 'allocation.limits-crossed'
  | 'allocation.limits-miss-budget'
  | 'risk.too-few-months'
  | 'risk.too-few-groups'
  | 'risk.no-margin'
  | 'risk.limits-crossed'
  | 'risk.limits-leave-no-room'
  | 'risk.weights-do-not-sum'
  | 'risk.group-left-out'
  | 'job.cancelled'
  | 'model.invalid-input'
  | 'internal'

export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>

/** The engine's one error class: a code, what the sentence needs, and the cause. */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly params: ErrorParams

  constructor(code: EngineErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause })
    this.name = 'EngineError'
    this.code = code
    this.params = params
  }
}
