// Nowruz, the first day of spring and of the year, in Iran, Afghanistan and Kurdistan.
import { datesIn } from './dates.ts';
import { type KeptDay, named, singly } from './kept-day.ts';

export function persianDays(from: number, to: number): readonly KeptDay[] {
  const nowruz = datesIn('persian', from, to).filter(({ month, date }) => month === 1 && date === 1);
  return [
    {
      id: 'nowruz',
      traditions: ['persian'],
      kind: 'festival',
      approximate: false,
      name: named(
        'Nowruz (persisk og kurdisk nytår)',
        'Nowruz (Persian and Kurdish New Year)',
        'نوروز',
        'Навруз (перський і курдський Новий рік)',
        'ናውሩዝ',
      ),
      spans: singly(nowruz.map(({ day }) => day)),
    },
  ];
}
