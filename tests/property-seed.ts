import fc from 'fast-check';

/** The same examples in every run, so that a change fails for what it changes; `PROPERTY_SEED=7 npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_241_029) });
