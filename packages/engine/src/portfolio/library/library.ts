import { campbellCunningham } from './campbell-cunningham.ts'
import { customerPyramid } from './customer-pyramid.ts'
import { fioccaStep1 } from './fiocca-step-1.ts'
import { fioccaStep2 } from './fiocca-step-2.ts'
import { johnsonSelnes } from './johnson-selnes.ts'
import { krapfel } from './krapfel.ts'
import { longevity } from './longevity.ts'
import { newAndEngaged } from './new-and-engaged.ts'
import { ownMatrix } from './own-matrix.ts'
import { pastAndFuture } from './past-and-future.ts'
import { protectNow } from './protect-now.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { rfm } from './rfm.ts'
import { rfmFixedBands } from './rfm-fixed-bands.ts'
import { rfmNested } from './rfm-nested.ts'
import { ritterAndersen } from './ritter-andersen.ts'
import { shapiro } from './shapiro.ts'
import { sizeValueCredit } from './size-value-credit.ts'
import { starter } from './starter.ts'
import { turnbullZolkiewski } from './turnbull-zolkiewski.ts'
import { valueDuration } from './value-duration.ts'
import { valueTiers } from './value-tiers.ts'
import { yorkeDroussiotis } from './yorke-droussiotis.ts'

/** Ready portfolios in the order in which they are shown: for everyone, blends, for companies, one's own. */
export const library: readonly ReadyPortfolio[] = [
  starter,
  valueTiers,
  rfm,
  rfmNested,
  rfmFixedBands,
  longevity,
  customerPyramid,
  valueDuration,
  newAndEngaged,
  protectNow,
  pastAndFuture,
  johnsonSelnes,
  sizeValueCredit,
  fioccaStep1,
  fioccaStep2,
  yorkeDroussiotis,
  campbellCunningham,
  shapiro,
  turnbullZolkiewski,
  krapfel,
  ritterAndersen,
  ownMatrix,
]

/** Those that every new workspace starts with. */
export const firstPortfolios: readonly ReadyPortfolio[] = [starter, valueTiers, rfm]
