import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import type { UseQueryResult } from '@tanstack/react-query'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { AxisPanel } from './AxisPanel.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import type { StepProps } from './use-market-draft.ts'

interface AssessmentStepProps extends StepProps {
  readonly analysis: UseQueryResult<MarketAnalysis>
}

const AXES = ['attractiveness', 'fit'] as const

/** Step 4: how attractive each segment is, and how well it fits the company. */
export function AssessmentStep({ project, change, analysis }: AssessmentStepProps) {
  return (
    <>
      <Answer query={analysis} waiting={<Waiting height={420} />}>
        {(derived) => <MatrixPanel project={project} analysis={derived} />}
      </Answer>
      <After queries={[analysis]}>
        {AXES.map((axis) => (
          <AxisPanel
            key={axis}
            axis={axis}
            value={project[axis]}
            segments={project.segments}
            weights={analysis.data?.[axis]}
            onChange={(changed) => change({ [axis]: changed })}
          />
        ))}
      </After>
    </>
  )
}
