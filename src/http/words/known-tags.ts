// The tags that associations use most, in every language. Tags are free words; one that is not here is shown as it was
// written.
import type { InterfaceLanguage } from './languages.ts';

type Names = Readonly<Record<InterfaceLanguage, string>>;

const AUDIENCES = {
  women: { da: 'kvinder', en: 'women', ar: 'النساء', uk: 'жінки', ti: 'ደቂ ኣንስትዮ' },
  men: { da: 'mænd', en: 'men', ar: 'الرجال', uk: 'чоловіки', ti: 'ደቂ ተባዕትዮ' },
  children: { da: 'børn', en: 'children', ar: 'الأطفال', uk: 'діти', ti: 'ቆልዑ' },
  girls: { da: 'piger', en: 'girls', ar: 'البنات', uk: 'дівчата', ti: 'ኣዋልድ' },
  boys: { da: 'drenge', en: 'boys', ar: 'الأولاد', uk: 'хлопці', ti: 'ኣወዳት' },
  youth: { da: 'unge', en: 'young people', ar: 'الشباب', uk: 'молодь', ti: 'መንእሰያት' },
  adults: { da: 'voksne', en: 'adults', ar: 'البالغون', uk: 'дорослі', ti: 'ዓበይቲ' },
  seniors: { da: 'ældre', en: 'older people', ar: 'كبار السن', uk: 'літні люди', ti: 'ኣረጋውያን' },
  parents: { da: 'forældre', en: 'parents', ar: 'الآباء والأمهات', uk: 'батьки', ti: 'ወለዲ' },
  families: { da: 'familier', en: 'families', ar: 'العائلات', uk: 'родини', ti: 'ስድራቤታት' },
  newcomers: {
    da: 'nye i Danmark',
    en: 'newcomers',
    ar: 'القادمون الجدد',
    uk: 'новоприбулі',
    ti: 'ሓደስቲ መጻእቲ',
  },
  volunteers: { da: 'frivillige', en: 'volunteers', ar: 'المتطوعون', uk: 'волонтери', ti: 'ወለንተኛታት' },
} as const satisfies Readonly<Record<string, Names>>;

const CATEGORIES = {
  advice: { da: 'Rådgivning', en: 'Advice', ar: 'استشارة', uk: 'Консультації', ti: 'ምኽሪ' },
  'bike-course': {
    da: 'Cykelkursus',
    en: 'Cycling course',
    ar: 'دورة ركوب الدراجة',
    uk: 'Курс їзди на велосипеді',
    ti: 'ስልጠና ብሽክለታ',
  },
  'bike-repair': {
    da: 'Cykelværksted',
    en: 'Bicycle workshop',
    ar: 'ورشة الدراجات',
    uk: 'Веломайстерня',
    ti: 'ጽገና ብሽክለታ',
  },
  cafe: { da: 'Café', en: 'Café', ar: 'مقهى', uk: 'Кафе', ti: 'ካፈ' },
  choir: { da: 'Kor', en: 'Choir', ar: 'جوقة', uk: 'Хор', ti: 'መዘምራን' },
  'childrens-club': {
    da: 'Børneklub',
    en: 'Children’s club',
    ar: 'نادي الأطفال',
    uk: 'Дитячий клуб',
    ti: 'ክለብ ቆልዑ',
  },
  'clothes-swap': {
    da: 'Tøjbørs',
    en: 'Clothes swap',
    ar: 'تبادل الملابس',
    uk: 'Обмін одягом',
    ti: 'ምልውዋጥ ክዳን',
  },
  cooking: { da: 'Madklub', en: 'Cooking club', ar: 'نادي الطبخ', uk: 'Кулінарний клуб', ti: 'ምብሳል ምግቢ' },
  craft: { da: 'Håndarbejde', en: 'Crafts', ar: 'أشغال يدوية', uk: 'Рукоділля', ti: 'ኢደ ጥበብ' },
  culture: { da: 'Kultur', en: 'Culture', ar: 'ثقافة', uk: 'Культура', ti: 'ባህሊ' },
  demonstration: {
    da: 'Demonstration',
    en: 'Demonstration',
    ar: 'مظاهرة',
    uk: 'Демонстрація',
    ti: 'ሰላማዊ ሰልፊ',
  },
  food: { da: 'Mad', en: 'Food', ar: 'طعام', uk: 'Їжа', ti: 'ምግቢ' },
  garden: { da: 'Have', en: 'Gardening', ar: 'بستنة', uk: 'Садівництво', ti: 'ስራሕ ጀርዲን' },
  homework: {
    da: 'Lektiehjælp',
    en: 'Homework help',
    ar: 'مساعدة في الواجبات',
    uk: 'Допомога з уроками',
    ti: 'ሓገዝ ዕዮ ገዛ',
  },
  knitting: { da: 'Strik', en: 'Knitting', ar: 'حياكة', uk: 'Вʼязання', ti: 'ሹራብ ምስራሕ' },
  language: { da: 'Sprog', en: 'Language', ar: 'لغة', uk: 'Мова', ti: 'ቋንቋ' },
  'language-cafe': {
    da: 'Sprogcafé',
    en: 'Language café',
    ar: 'مقهى اللغة',
    uk: 'Мовне кафе',
    ti: 'ናይ ቋንቋ ካፈ',
  },
  'language-class': {
    da: 'Sprogundervisning',
    en: 'Language lessons',
    ar: 'تعليم اللغة',
    uk: 'Уроки мови',
    ti: 'ትምህርቲ ቋንቋ',
  },
  market: { da: 'Marked', en: 'Market', ar: 'سوق', uk: 'Ярмарок', ti: 'ዕዳጋ' },
  meal: { da: 'Fællesspisning', en: 'Shared meal', ar: 'وجبة مشتركة', uk: 'Спільна трапеза', ti: 'ሓባራዊ ምግቢ' },
  meeting: { da: 'Møde', en: 'Meeting', ar: 'اجتماع', uk: 'Зустріч', ti: 'ኣኼባ' },
  'mens-club': {
    da: 'Mandeklub',
    en: 'Men’s club',
    ar: 'نادي الرجال',
    uk: 'Чоловічий клуб',
    ti: 'ክለብ ደቂ ተባዕትዮ',
  },
  music: { da: 'Musik', en: 'Music', ar: 'موسيقى', uk: 'Музика', ti: 'ሙዚቃ' },
  outdoors: { da: 'Udeliv', en: 'Outdoors', ar: 'في الطبيعة', uk: 'На природі', ti: 'ኣብ ደገ' },
  outing: { da: 'Udflugt', en: 'Outing', ar: 'رحلة', uk: 'Поїздка', ti: 'ዙረት' },
  party: { da: 'Fest', en: 'Party', ar: 'حفلة', uk: 'Свято', ti: 'ፈስታ' },
  repair: { da: 'Reparationscafé', en: 'Repair café', ar: 'مقهى التصليح', uk: 'Ремонтне кафе', ti: 'ጽገና' },
  school: { da: 'Skole', en: 'School', ar: 'المدرسة', uk: 'Школа', ti: 'ቤት ትምህርቲ' },
  sport: { da: 'Idræt', en: 'Sport', ar: 'رياضة', uk: 'Спорт', ti: 'ስፖርት' },
  teaching: { da: 'Undervisning', en: 'Lessons', ar: 'تعليم', uk: 'Навчання', ti: 'ትምህርቲ' },
  'womens-club': {
    da: 'Kvindeklub',
    en: 'Women’s club',
    ar: 'نادي النساء',
    uk: 'Жіночий клуб',
    ti: 'ክለብ ደቂ ኣንስትዮ',
  },
  workshop: { da: 'Værksted', en: 'Workshop', ar: 'ورشة عمل', uk: 'Майстерня', ti: 'ኢደ ጥበብ' },
} as const satisfies Readonly<Record<string, Names>>;

/** The same tags as Danish associations write them. */
const DANISH_TAGS: Readonly<Record<string, keyof typeof AUDIENCES | keyof typeof CATEGORIES>> = {
  kvinder: 'women',
  maend: 'men',
  boern: 'children',
  piger: 'girls',
  drenge: 'boys',
  unge: 'youth',
  voksne: 'adults',
  aeldre: 'seniors',
  foraeldre: 'parents',
  familier: 'families',
  nytilkomne: 'newcomers',
  frivillige: 'volunteers',
  raadgivning: 'advice',
  cykelkursus: 'bike-course',
  cykelvaerksted: 'bike-repair',
  kor: 'choir',
  boerneklub: 'childrens-club',
  toejboers: 'clothes-swap',
  madklub: 'cooking',
  kultur: 'culture',
  lektiecafe: 'homework',
  lektiehjaelp: 'homework',
  noerklecafe: 'knitting',
  strikkecafe: 'knitting',
  sprog: 'language',
  sprogcafe: 'language-cafe',
  sprogundervisning: 'language-class',
  faellesspisning: 'meal',
  moede: 'meeting',
  mandeklub: 'mens-club',
  udflugt: 'outing',
  fest: 'party',
  reparationscafe: 'repair',
  idraet: 'sport',
  undervisning: 'teaching',
  kvindeklub: 'womens-club',
  'kreativt-vaerksted': 'workshop',
  vaerksted: 'workshop',
};

const KNOWN: ReadonlyMap<string, Names> = new Map(Object.entries({ ...AUDIENCES, ...CATEGORIES }));

const DANISH_LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', é: 'e' };

/** What a tag is called in a language; null for one that is not known. */
export function knownTag(tag: string, language: InterfaceLanguage): string | null {
  const plain = tag.toLowerCase().replace(/[æøåé]/g, (letter) => DANISH_LETTERS[letter] ?? letter);
  const key = plain.trim().replace(/[\s_]+/g, '-');
  const names = KNOWN.get(DANISH_TAGS[key] ?? key);
  return names?.[language] ?? null;
}
