// The feasts that Eritrean and Ethiopian Orthodox Christians keep by the Ge'ez calendar, and Easter, which they share
// with all of the Eastern churches.
import { datesIn, orthodoxEaster } from './dates.ts';
import { type KeptDay, type Names, named, singly, type Tradition } from './kept-day.ts';

const MESKEREM = 1;
const TAHSAS = 4;

export function geezDays(years: readonly number[], from: number, to: number): readonly KeptDay[] {
  const dates = datesIn('ethiopic', from, to);
  const on = (month: number, date: number | ((year: number) => number)): number[] =>
    dates
      .filter((one) => one.month === month && one.date === (typeof date === 'number' ? date : date(one.year)))
      .map(({ day }) => day);
  const festival = (
    id: string,
    name: Names,
    days: readonly number[],
    traditions: readonly Tradition[] = ['geez'],
  ): KeptDay => ({ id, traditions, kind: 'festival', approximate: false, name, spans: singly(days) });
  return [
    festival(
      'geez-christmas',
      named(
        'Eritreisk og etiopisk jul',
        'Eritrean and Ethiopian Christmas',
        'عيد الميلاد الإريتري والإثيوبي',
        'Еритрейське та ефіопське Різдво',
        'ልደት',
      ),
      on(TAHSAS, dateOfChristmas),
    ),
    festival(
      'orthodox-easter',
      named('Ortodoks påske', 'Orthodox Easter', 'عيد الفصح الشرقي', 'Великдень', 'ፋሲካ (ትንሳኤ)'),
      years.map(orthodoxEaster),
      ['geez', 'ukrainian'],
    ),
    festival(
      'geez-new-year',
      named(
        'Eritreisk og etiopisk nytår',
        'Eritrean and Ethiopian New Year',
        'رأس السنة الإريترية والإثيوبية',
        'Еритрейський та ефіопський Новий рік',
        'ቅዱስ ዮሃንስ (ርእሰ ዓውደ ዓመት)',
      ),
      on(MESKEREM, 1),
    ),
    festival(
      'meskel',
      named(
        'Meskel (korsets fest)',
        'Meskel (Finding of the True Cross)',
        'مسكل (عيد الصليب)',
        'Мескель (Воздвиження Хреста)',
        'መስቀል',
      ),
      on(MESKEREM, 17),
    ),
  ];
}

/** Nine months after the Annunciation: a day sooner after a leap year, so that it stays where the Julian one is. */
function dateOfChristmas(year: number): number {
  return year % 4 === 0 ? 28 : 29;
}
