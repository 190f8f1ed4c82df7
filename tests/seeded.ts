import fc from 'fast-check'

/**
 * Property tests try the same cases whenever they run, so that only a change of the code turns them red. Other cases are
 * tried by `npm run test:properties`, which names the seed that found a failure.
 */
fc.configureGlobal({ seed: Number(process.env.SABAD_SEED ?? 1) })
