// What the invented associations do once a month.
import { LETTERS } from './clashes.ts';
import { type Days, FRIDAY, SATURDAY, THURSDAY, WEDNESDAY } from './days.ts';
import { type DemoActivity, demoId } from './demo-activity.ts';

export function monthlyActivities(days: Days): DemoActivity[] {
  return [
    {
      id: LETTERS,
      association: 'velkomstvaerterne',
      title: {
        da: 'Hjælp til breve fra kommunen',
        en: 'Help with letters from the municipality',
        uk: 'Допомога з листами від муніципалітету',
      },
      description: {
        da: 'Tag dit brev med, så læser vi det sammen. Der er tolk.',
        en: 'Bring your letter, and we read it together. There is an interpreter.',
        uk: 'Візьміть лист із собою, прочитаємо його разом. Є перекладач.',
      },
      categories: ['advice'],
      audiences: ['newcomers'],
      languages: ['da', 'en', 'uk'],
      needs: ['interpreter-uk'],
      venue: 'kulturhuset-boelgen',
      schedule: {
        start: `${days.beganMonthly(WEDNESDAY, 1)}T18:00`,
        duration: 'PT2H',
        rule: 'FREQ=MONTHLY;BYDAY=1WE',
      },
    },
    {
      id: demoId(12),
      association: 'solsikken',
      coHosts: ['lektiecafeen-kilden', 'velkomstvaerterne'],
      title: { da: 'Fællesspisning', en: 'Community dinner', ar: 'عشاء مشترك', uk: 'Спільна вечеря' },
      description: {
        da: 'Vi laver mad sammen kl. 17.30 og spiser kl. 18.30. Voksne giver 30 kr., børn spiser gratis.',
        en: 'We cook together at 17.30 and eat at 18.30. Adults pay 30 kroner, children eat for free.',
        ar: 'نطبخ معاً الساعة 17:30 ونأكل الساعة 18:30. للكبار 30 كرونة، وللأطفال مجاناً.',
        uk: 'Разом готуємо о 17:30 і вечеряємо о 18:30. Дорослі — 30 крон, діти — безкоштовно.',
      },
      categories: ['food'],
      languages: ['da', 'en', 'ar', 'uk'],
      venue: 'kilden',
      schedule: {
        start: `${days.beganMonthly(FRIDAY, -1)}T17:30`,
        duration: 'PT3H',
        rule: 'FREQ=MONTHLY;BYDAY=-1FR',
      },
    },
    {
      id: demoId(13),
      association: 'spiren',
      title: { da: 'Havedag', en: 'Garden day' },
      description: {
        da: 'Vi luger, planter og drikker kaffe. Handsker og redskaber har vi.',
        en: 'We weed, plant and drink coffee. We have gloves and tools.',
      },
      categories: ['garden'],
      audiences: ['families', 'newcomers'],
      languages: ['da', 'en'],
      place: { da: 'Nyttehaverne bag Mølledammen', en: 'The allotments behind the mill pond' },
      schedule: {
        start: `${days.beganMonthly(SATURDAY, 2)}T10:00`,
        duration: 'PT3H',
        rule: 'FREQ=MONTHLY;BYDAY=2SA',
        added: [`${days.nextOther(SATURDAY, 2, 2)}T10:00`],
      },
    },
    {
      id: demoId(14),
      association: 'velkomstvaerterne',
      title: { da: 'Møde for frivillige', en: 'Volunteers’ meeting' },
      description: {
        da: 'Hvem har vagt hvornår, og hvad har vi brug for?',
        en: 'Who is on duty when, and what do we need?',
      },
      categories: ['meeting'],
      audiences: ['volunteers'],
      languages: ['da', 'en'],
      venue: 'kulturhuset-boelgen',
      visibility: 'network',
      schedule: {
        start: `${days.beganMonthly(THURSDAY, 3)}T16:00`,
        duration: 'PT1H30M',
        rule: 'FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3',
      },
    },
  ];
}
