import type { MarketAxis, MarketProject } from '@sabad/contract/schemas/market'

function axisWithout({ criteria, judgements }: MarketAxis, segmentId: string): MarketAxis {
  return {
    judgements,
    criteria: criteria.map((criterion) => {
      const { source } = criterion
      if (source.kind === 'entered') {
        return {
          ...criterion,
          source: { ...source, values: source.values.filter((one) => one.segmentId !== segmentId) },
        }
      }
      if (source.kind !== 'raters') return criterion
      return {
        ...criterion,
        source: { ...source, ratings: source.ratings.filter((one) => one.segmentId !== segmentId) },
      }
    }),
  }
}

/** A project without one of its segments, and without what was said about it. */
export const withoutSegment = (project: MarketProject, segmentId: string): MarketProject => ({
  ...project,
  segments: project.segments.filter((segment) => segment.segmentId !== segmentId),
  attractiveness: axisWithout(project.attractiveness, segmentId),
  fit: axisWithout(project.fit, segmentId),
  targets: {
    ...project.targets,
    candidates: project.targets.candidates.filter((candidate) => candidate.segmentId !== segmentId),
  },
})
