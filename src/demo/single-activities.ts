// What the invented associations do once, or on a few days in a row.
import { type Days, FRIDAY, MONDAY, SATURDAY, SUNDAY } from './days.ts';
import { type DemoActivity, demoId } from './demo-activity.ts';

export function singleActivities(days: Days): DemoActivity[] {
  return [
    {
      id: demoId(15),
      association: 'fri-gear',
      title: { da: 'Cykelmarked', en: 'Bike market', ar: 'سوق الدراجات' },
      description: {
        da: 'Brugte cykler til voksne og børn, alle gået efter på værkstedet.',
        en: 'Second-hand bikes for adults and children, all checked in the workshop.',
        ar: 'دراجات مستعملة للكبار والأطفال، وقد فُحصت جميعها في الورشة.',
      },
      categories: ['market'],
      languages: ['da', 'en', 'ar'],
      venue: 'skovhave-bibliotek',
      schedule: { start: `${days.on(SATURDAY, 4)}T16:00`, duration: 'PT2H' },
    },
    {
      id: demoId(16),
      association: 'fri-gear',
      title: { da: 'Cykeltur til stranden', en: 'Bike ride to the beach' },
      description: {
        da: 'Vi har sat dagen af, mens vi finder ud af, om vi kan låne cykler nok.',
        en: 'We keep the day free until we know whether we can borrow enough bikes.',
      },
      categories: ['outdoors'],
      languages: ['da', 'en'],
      venue: 'skovhave-bibliotek',
      status: 'tentative',
      schedule: { start: `${days.on(SUNDAY, 8)}T10:00`, duration: 'PT2H' },
    },
    {
      id: demoId(17),
      association: 'lektiecafeen-kilden',
      title: { da: 'Familielejr ved havet', en: 'Family camp by the sea', ar: 'مخيم عائلي على شاطئ البحر' },
      description: {
        da: 'Fra fredag til søndag. Vi sover i hytter og laver bål. Tilmelding på lektiecaféen.',
        en: 'From Friday to Sunday. We sleep in cabins and make bonfires. Sign up at the homework café.',
        ar: 'من الجمعة إلى الأحد. ننام في أكواخ ونشعل النار. التسجيل في مقهى الواجبات.',
      },
      categories: ['outdoors'],
      audiences: ['families', 'children'],
      languages: ['da', 'en', 'ar'],
      place: { da: 'Spejderhytten ved Strandlund Havn', en: 'The scouts’ cabin at Strandlund harbour' },
      schedule: { start: days.on(FRIDAY, 6), duration: 'P3D' },
    },
    {
      id: demoId(18),
      association: 'spiren',
      title: { da: 'Åben have hele dagen', en: 'Open garden all day' },
      description: {
        da: 'Kig forbi, når det passer dig. Der er kaffe på kanden og stiklinger til alle.',
        en: 'Drop in whenever it suits you. There is coffee in the pot and cuttings for everybody.',
      },
      categories: ['garden'],
      languages: ['da', 'en'],
      place: { da: 'Nyttehaverne bag Mølledammen', en: 'The allotments behind the mill pond' },
      schedule: { start: days.on(SUNDAY, 3), duration: 'P1D' },
    },
    {
      id: demoId(19),
      association: 'koret-selam',
      title: { da: 'Koncert med Koret Selam', en: 'Concert with the Selam choir', ti: 'ኮንሰርት መዘምራን ሰላም' },
      description: {
        da: 'Sange fra Eritrea og Danmark. Gratis adgang.',
        en: 'Songs from Eritrea and Denmark. Free admission.',
        ti: 'ደርፍታት ካብ ኤርትራን ዴንማርክን። መእተዊ ብናጻ እዩ።',
      },
      categories: ['music'],
      languages: ['ti', 'da', 'en'],
      venue: 'strandlund-kirkesal',
      schedule: { start: `${days.on(SATURDAY, 7)}T19:30`, duration: 'PT1H30M' },
    },
    {
      id: demoId(20),
      association: 'velkomstvaerterne',
      title: {
        da: 'Ferieværksted for børn',
        en: 'Holiday workshop for children',
        uk: 'Канікулярна майстерня для дітей',
      },
      description: {
        da: 'Tre formiddage i træk med maling, ler og sakse. Tag en madpakke med.',
        en: 'Three mornings in a row with paint, clay and scissors. Bring a packed lunch.',
        uk: 'Три ранки поспіль: фарби, глина та ножиці. Візьміть із собою обід.',
      },
      categories: ['craft'],
      audiences: ['children'],
      languages: ['da', 'en', 'uk'],
      venue: 'kulturhuset-boelgen',
      schedule: {
        start: `${days.on(MONDAY, 10)}T10:00`,
        duration: 'PT3H',
        rule: 'FREQ=DAILY;COUNT=3',
      },
    },
  ];
}
