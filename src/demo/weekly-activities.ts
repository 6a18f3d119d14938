// What the invented associations do every week, or every second.
import { ADVICE, BIKES, HOMEWORK, SEWING, WOMENS_CAFE } from './clashes.ts';
import { type Days, FRIDAY, MONDAY, SUNDAY, THURSDAY, TUESDAY, WEDNESDAY } from './days.ts';
import { type DemoActivity, demoId } from './demo-activity.ts';

const ODD_WEEKS = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join(',');

export function weeklyActivities(days: Days): DemoActivity[] {
  return [...inSkovhave(days), ...elsewhere(days)];
}

function inSkovhave(days: Days): DemoActivity[] {
  return [
    {
      id: SEWING,
      association: 'solsikken',
      title: { da: 'Syaften', en: 'Sewing evening', ar: 'أمسية الخياطة' },
      description: {
        da: 'Vi syr, reparerer og hjælper hinanden. Der er symaskiner nok til alle.',
        en: 'We sew, mend and help each other. There are sewing machines enough for everybody.',
        ar: 'نخيط ونصلح الملابس ونساعد بعضنا البعض. توجد ماكينات خياطة للجميع.',
      },
      categories: ['craft'],
      audiences: ['women'],
      languages: ['da', 'ar'],
      venue: 'kilden',
      schedule: {
        start: `${days.began(TUESDAY)}T16:30`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=TU',
      },
    },
    {
      id: WOMENS_CAFE,
      association: 'sprogcafeen-skovhave',
      title: {
        da: 'Sprogcafé for kvinder',
        en: 'Language café for women',
        ar: 'مقهى اللغة للنساء',
        uk: 'Мовне кафе для жінок',
      },
      description: {
        da: 'Kom og tal dansk over en kop kaffe. Tag gerne børnene med.',
        en: 'Come and speak Danish over a cup of coffee. Bring your children if you like.',
        ar: 'تعالي وتحدثي الدنماركية مع فنجان قهوة. أهلاً بالأطفال أيضاً.',
        uk: 'Приходьте поговорити данською за чашкою кави. Можна з дітьми.',
      },
      categories: ['language'],
      audiences: ['women'],
      languages: ['da', 'en', 'ar', 'uk'],
      venue: 'skovhave-bibliotek',
      schedule: {
        start: `${days.began(TUESDAY)}T19:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=TU',
        changed: {
          [`${days.on(TUESDAY, 3)}T19:00`]: {
            status: 'cancelled',
            note: {
              da: 'Aflyst, fordi biblioteket holder lukket.',
              en: 'Cancelled because the library is closed.',
              ar: 'أُلغي لأن المكتبة مغلقة.',
              uk: 'Скасовано, бо бібліотека зачинена.',
            },
          },
        },
      },
    },
    {
      id: BIKES,
      association: 'fri-gear',
      title: { da: 'Åbent cykelværksted', en: 'Open bike workshop', uk: 'Відкрита веломайстерня' },
      description: {
        da: 'Få hjælp til at lappe din cykel, eller lær at gøre det selv.',
        en: 'Get help with mending your bike, or learn to do it yourself.',
        uk: 'Допоможемо полагодити велосипед або навчимо робити це самостійно.',
      },
      categories: ['craft'],
      audiences: ['youth'],
      languages: ['da', 'en', 'uk'],
      venue: 'kilden',
      schedule: {
        start: `${days.began(THURSDAY)}T17:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      },
    },
    {
      id: HOMEWORK,
      association: 'lektiecafeen-kilden',
      title: { da: 'Lektiecafé', ar: 'مساعدة في الواجبات المدرسية', uk: 'Допомога з домашнім завданням' },
      description: {
        da: 'Frivillige hjælper med lektierne i alle fag. Der er frugt og saftevand.',
        ar: 'متطوعون يساعدون في الواجبات المدرسية في جميع المواد. تتوفر الفواكه والعصير.',
        uk: 'Волонтери допомагають з усіх предметів. Є фрукти та сік.',
      },
      categories: ['school'],
      audiences: ['children'],
      languages: ['da', 'ar', 'uk'],
      venue: 'kilden',
      schedule: {
        start: `${days.began(THURSDAY)}T18:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=TH',
        changed: {
          [`${days.on(THURSDAY, 1)}T18:00`]: {
            start: `${days.on(MONDAY, 2)}T18:00`,
            note: {
              da: 'Flyttet til mandag, fordi huset er lejet ud.',
              ar: 'نُقل إلى يوم الاثنين لأن البيت محجوز.',
              uk: 'Перенесено на понеділок, бо будинок зайнятий.',
            },
          },
        },
      },
    },
    {
      id: demoId(7),
      association: 'sprogcafeen-skovhave',
      title: { da: 'Dansk på nettet', en: 'Danish online', uk: 'Данська онлайн' },
      description: {
        da: 'En times samtale på dansk, hjemme fra sofaen. Tyve søndage i træk.',
        en: 'An hour of talking Danish, from your own sofa. Twenty Sundays in a row.',
        uk: 'Година розмов данською, не виходячи з дому. Двадцять неділь поспіль.',
      },
      categories: ['language'],
      languages: ['da', 'en', 'uk'],
      online: 'https://moede.example/dansk-paa-nettet',
      schedule: {
        start: `${days.began(SUNDAY)}T19:30`,
        duration: 'PT1H',
        rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=20',
      },
    },
    {
      id: demoId(8),
      association: 'solsikken',
      title: { da: 'Samtaler med socialrådgiver', ar: 'محادثات مع الأخصائية الاجتماعية' },
      categories: ['advice'],
      audiences: ['women'],
      languages: ['da', 'ar'],
      venue: 'kilden',
      visibility: 'busy',
      schedule: {
        start: `${days.began(MONDAY)}T09:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=MO',
      },
    },
  ];
}

function elsewhere(days: Days): DemoActivity[] {
  return [
    {
      id: ADVICE,
      association: 'ukrainsk-hus',
      title: { da: 'Råd og vejledning', uk: 'Поради та допомога' },
      description: {
        da: 'Få hjælp til bolig, arbejde og skole. Der er tolk.',
        uk: 'Допомога з житлом, роботою та школою. Є перекладач.',
      },
      categories: ['advice'],
      audiences: ['newcomers'],
      languages: ['da', 'uk'],
      needs: ['interpreter-uk'],
      venue: 'huset-paa-bakken',
      schedule: {
        start: `${days.began(WEDNESDAY)}T17:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=WE',
      },
    },
    {
      id: demoId(9),
      association: 'ukrainsk-hus',
      title: { da: 'Fredagsmiddag i ulige uger', uk: 'Вечеря щодругої п’ятниці' },
      description: {
        da: 'Vi spiser sammen hver fredag i ulige uger. Tag en ret med, hvis du kan.',
        uk: 'Вечеряємо разом щоп’ятниці в непарні тижні. Якщо можете, принесіть щось смачне.',
      },
      categories: ['food'],
      languages: ['uk', 'da'],
      venue: 'huset-paa-bakken',
      schedule: {
        start: `${days.beganInOddWeek(FRIDAY)}T17:00`,
        duration: 'PT2H',
        rule: `FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=FR`,
      },
    },
    {
      id: demoId(10),
      association: 'ukrainsk-hus',
      title: { da: 'Babycafé', uk: 'Кафе для батьків з малюками' },
      description: {
        da: 'For forældre på barsel. Der er legetæppe og varm kaffe.',
        uk: 'Для батьків із немовлятами. Є ігровий килимок і гаряча кава.',
      },
      categories: ['families'],
      audiences: ['families'],
      languages: ['uk', 'da'],
      venue: 'bakkedal-skole',
      schedule: {
        start: `${days.began(MONDAY)}T10:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=MO',
      },
    },
    {
      id: demoId(11),
      association: 'koret-selam',
      title: { da: 'Korprøve', en: 'Choir practice', ti: 'ልምምድ መዘምራን' },
      description: {
        da: 'Vi synger på tigrinya og dansk. Alle kan være med.',
        en: 'We sing in Tigrinya and Danish. Everybody can join in.',
        ti: 'ብትግርኛን ብዳኒሽን ንዝምር። ኩሉ ሰብ ክሳተፍ ይኽእል።',
      },
      categories: ['music'],
      languages: ['ti', 'da', 'en'],
      venue: 'strandlund-kirkesal',
      schedule: {
        start: `${days.began(SUNDAY)}T14:00`,
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=SU',
      },
    },
  ];
}
