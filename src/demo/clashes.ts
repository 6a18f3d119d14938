// The three clashes that the demo is there to show. Everything else in it is arranged so that there are no others.
import { demoId } from './demo-activity.ts';

export interface DemoClash {
  readonly sentence: string;
  readonly first: string;
  readonly second: string;
}

export const SEWING = demoId(1);
export const WOMENS_CAFE = demoId(2);
export const BIKES = demoId(3);
export const HOMEWORK = demoId(4);
export const ADVICE = demoId(5);
export const LETTERS = demoId(6);

export const CLASHES: readonly DemoClash[] = [
  {
    sentence:
      'The same room: on every second Thursday the bike workshop and the homework café both have Medborgerhuset Kilden.',
    first: BIKES,
    second: HOMEWORK,
  },
  {
    sentence:
      'The same women, the same evening: on Tuesdays the language café for women begins half an hour after the sewing evening ends, a few streets away.',
    first: SEWING,
    second: WOMENS_CAFE,
  },
  {
    sentence:
      'The same interpreter: on the first Wednesday of the month two associations in different towns need the one who speaks Ukrainian.',
    first: ADVICE,
    second: LETTERS,
  },
];
