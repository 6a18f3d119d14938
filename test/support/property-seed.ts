// The laws are tried on the same cases in every run, so that a failure comes of a change and never of chance. PROPERTY_SEED=number
// explores others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_260_901) });
