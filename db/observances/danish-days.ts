// Danish public holidays, and the days on which people customarily have half the day off or all of it. Store bededag
// has been a working day since 2024.
import { type Day, dayOf, westernEaster } from './dates.ts';
import { type KeptDay, type Names, named, singly, type Tradition } from './kept-day.ts';

export function danishDays(years: readonly number[]): readonly KeptDay[] {
  const day =
    (kind: KeptDay['kind'], traditions: readonly Tradition[]) =>
    (id: string, name: Names, fallsOn: (year: number) => Day): KeptDay => ({
      id,
      traditions,
      kind,
      approximate: false,
      name,
      spans: singly(years.map(fallsOn)),
    });
  const holiday = day('holiday', ['danish']);
  const halfDay = day('half-day', ['danish']);
  const sharedHoliday = day('holiday', ['danish', 'ukrainian']);
  const easter = (offset: number) => (year: number) => westernEaster(year) + offset;
  const on = (month: number, date: number) => (year: number) => dayOf(year, month, date);
  return [
    sharedHoliday(
      'new-years-day',
      named('Nytårsdag', 'New Year’s Day', 'رأس السنة الميلادية', 'Новий рік', 'ሓድሽ ዓመት (1 ጥሪ)'),
      on(1, 1),
    ),
    holiday(
      'maundy-thursday',
      named('Skærtorsdag', 'Maundy Thursday', 'خميس العهد', 'Великий четвер (Данія)', 'ጸሎተ ሓሙስ (ዴንማርክ)'),
      easter(-3),
    ),
    holiday(
      'good-friday',
      named('Langfredag', 'Good Friday', 'الجمعة العظيمة', 'Страсна п’ятниця (Данія)', 'ዓርቢ ስቕለት (ዴንማርክ)'),
      easter(-2),
    ),
    holiday(
      'easter-sunday',
      named('Påskedag', 'Easter Sunday', 'عيد الفصح الغربي', 'Великдень (Данія)', 'ትንሳኤ (ዴንማርክ)'),
      easter(0),
    ),
    holiday(
      'easter-monday',
      named(
        '2. påskedag',
        'Easter Monday',
        'اثنين الفصح',
        'Великодній понеділок (Данія)',
        'ሰኑይ ትንሳኤ (ዴንማርክ)',
      ),
      easter(1),
    ),
    holiday(
      'ascension-day',
      named(
        'Kristi himmelfartsdag',
        'Ascension Day',
        'عيد الصعود',
        'Вознесіння Господнє (Данія)',
        'ዕርገት (ዴንማርክ)',
      ),
      easter(39),
    ),
    holiday(
      'whit-sunday',
      named('Pinsedag', 'Whit Sunday', 'عيد العنصرة', 'П’ятидесятниця (Данія)', 'ጰንጠቆስጤ (ዴንማርክ)'),
      easter(49),
    ),
    holiday(
      'whit-monday',
      named('2. pinsedag', 'Whit Monday', 'اثنين العنصرة', 'Духів понеділок (Данія)', 'ሰኑይ ጰንጠቆስጤ (ዴንማርክ)'),
      easter(50),
    ),
    halfDay(
      'danish-constitution-day',
      named(
        'Grundlovsdag',
        'Danish Constitution Day',
        'يوم الدستور الدنماركي',
        'День Конституції Данії',
        'መዓልቲ ቅዋም ዴንማርክ',
      ),
      on(6, 5),
    ),
    halfDay(
      'christmas-eve',
      named('Juleaftensdag', 'Christmas Eve', 'ليلة عيد الميلاد', 'Святвечір', 'ድሮ ልደት (24 ታሕሳስ)'),
      on(12, 24),
    ),
    sharedHoliday(
      'christmas-day',
      named('Juledag', 'Christmas Day', 'عيد الميلاد', 'Різдво Христове', 'ልደት (25 ታሕሳስ)'),
      on(12, 25),
    ),
    holiday(
      'second-christmas-day',
      named(
        '2. juledag',
        'Second Christmas Day',
        'ثاني أيام عيد الميلاد',
        'Другий день Різдва',
        'ካልኣይ መዓልቲ ልደት (26 ታሕሳስ)',
      ),
      on(12, 26),
    ),
    halfDay(
      'new-years-eve',
      named(
        'Nytårsaftensdag',
        'New Year’s Eve',
        'ليلة رأس السنة',
        'Переддень Нового року',
        'ድሮ ሓድሽ ዓመት (31 ታሕሳስ)',
      ),
      on(12, 31),
    ),
  ];
}
