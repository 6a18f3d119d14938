// The public holidays of Ukraine as they are since 2023 and 2024: fixed feasts by the New Julian calendar, so Christmas
// on 25 December; Statehood Day on 15 July, Defenders' Day on 1 October; 8 May in the place of the 9th. New Year and
// Christmas are with the Danish days, Easter with those of the Eastern churches.
import { type Day, dayOf, orthodoxEaster } from './dates.ts';
import { type KeptDay, type Names, named, singly } from './kept-day.ts';

export function ukrainianDays(years: readonly number[]): readonly KeptDay[] {
  const festival = (id: string, name: Names, fallsOn: (year: number) => Day): KeptDay => ({
    id,
    traditions: ['ukrainian'],
    kind: 'festival',
    approximate: false,
    name,
    spans: singly(years.map(fallsOn)),
  });
  const on = (month: number, date: number) => (year: number) => dayOf(year, month, date);
  return [
    festival(
      'womens-day',
      named(
        'Kvindernes internationale kampdag',
        'International Women’s Day',
        'اليوم العالمي للمرأة',
        'Міжнародний жіночий день',
        'ዓለምለኻዊ መዓልቲ ደቂ ኣንስትዮ',
      ),
      on(3, 8),
    ),
    festival(
      'labour-day',
      named('Arbejdernes internationale kampdag', 'Labour Day', 'عيد العمال', 'День праці', 'መዓልቲ ሰራሕተኛታት'),
      on(5, 1),
    ),
    festival(
      'ukrainian-remembrance-day',
      named(
        'Ukrainsk mindedag for sejren over nazismen',
        'Ukrainian Day of Remembrance and Victory over Nazism',
        'يوم الذكرى والنصر على النازية في أوكرانيا',
        'День пам’яті та перемоги над нацизмом',
        'መዓልቲ ዝኽርን ዓወትን ልዕሊ ናዚ (ዩክሬን)',
      ),
      on(5, 8),
    ),
    festival(
      'orthodox-pentecost',
      named('Ortodoks pinse', 'Orthodox Pentecost', 'عيد العنصرة الشرقي', 'Трійця', 'ጰንጠቆስጤ (ኦርቶዶክስ)'),
      (year) => orthodoxEaster(year) + 49,
    ),
    festival(
      'ukrainian-constitution-day',
      named(
        'Ukraines forfatningsdag',
        'Constitution Day of Ukraine',
        'يوم دستور أوكرانيا',
        'День Конституції України',
        'መዓልቲ ቅዋም ዩክሬን',
      ),
      on(6, 28),
    ),
    festival(
      'ukrainian-statehood-day',
      named(
        'Dagen for Ukraines statsdannelse',
        'Ukrainian Statehood Day',
        'يوم الدولة الأوكرانية',
        'День Української Державності',
        'መዓልቲ መንግስትነት ዩክሬን',
      ),
      on(7, 15),
    ),
    festival(
      'ukrainian-independence-day',
      named(
        'Ukraines uafhængighedsdag',
        'Independence Day of Ukraine',
        'عيد استقلال أوكرانيا',
        'День Незалежності України',
        'መዓልቲ ናጽነት ዩክሬን',
      ),
      on(8, 24),
    ),
    festival(
      'ukrainian-defenders-day',
      named(
        'Dagen for Ukraines forsvarere',
        'Defenders’ Day of Ukraine',
        'يوم المدافعين عن أوكرانيا',
        'День захисників і захисниць України',
        'መዓልቲ ተኸላኸልቲ ዩክሬን',
      ),
      on(10, 1),
    ),
  ];
}
