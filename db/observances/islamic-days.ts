// Ramadan and the two Eids by the Umm al-Qura calendar of Saudi Arabia. Where the moon is looked for, a month may begin
// a day earlier or later.
import { datesIn } from './dates.ts';
import { type KeptDay, lasting, type Names, named } from './kept-day.ts';

const RAMADAN = 9;
const SHAWWAL = 10;
const DHU_AL_HIJJAH = 12;

export function islamicDays(from: number, to: number): readonly KeptDay[] {
  // A Ramadan that begins on the last day ends a month later.
  const dates = datesIn('islamic-umalqura', from, to + 31);
  const on = (month: number, date: number): number[] =>
    dates.filter((one) => one.month === month && one.date === date && one.day < to).map(({ day }) => day);
  const festival = (id: string, name: Names, spans: KeptDay['spans']): KeptDay => ({
    id,
    traditions: ['islamic'],
    kind: 'festival',
    approximate: true,
    name,
    spans,
  });
  const endOfRamadan = (first: number): number =>
    dates.find((one) => one.day > first && one.month === SHAWWAL)?.day ?? Number.NaN;
  return [
    festival(
      'ramadan',
      named('Ramadan', 'Ramadan', 'رمضان', 'Рамадан', 'ረመዳን'),
      on(RAMADAN, 1).map((first) => [first, endOfRamadan(first)]),
    ),
    festival(
      'eid-al-fitr',
      named('Eid al-fitr', 'Eid al-Fitr', 'عيد الفطر', 'Ід аль-Фітр (Ураза-байрам)', 'ዒድ ኣልፈጥር'),
      lasting(3, on(SHAWWAL, 1)),
    ),
    festival(
      'eid-al-adha',
      named('Eid al-adha', 'Eid al-Adha', 'عيد الأضحى', 'Ід аль-Адха (Курбан-байрам)', 'ዒድ ኣልኣድሓ'),
      lasting(4, on(DHU_AL_HIJJAH, 10)),
    ),
  ];
}
