// Writes observances.json anew: npx tsx db/observances/generate.ts
import { writeFileSync } from 'node:fs';
import { observancesText } from './observances-text.ts';

writeFileSync(new URL('./observances.json', import.meta.url), observancesText());
