import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Association, Venue } from '../../src/calendar/association.ts';
import { accepts, parseFilter, toQuery } from '../../src/http/filter.ts';
import { ASSOCIATION, anActivity, aVenue } from '../ical/an-activity.ts';

const CAFE = anActivity({
  coHosts: ['kvindeklubben'],
  title: { da: 'Sprogcafé på biblioteket', ar: 'مَقهى اللُّغة', uk: 'Мовне кафе «Їжак»' },
  description: { da: 'Kom og tal dansk over en kop kaffe', ti: 'ቋንቋ' },
  place: { da: 'Ved søen' },
  categories: ['language', 'Mad og drikke'],
  audiences: ['women', 'newcomers'],
  languages: ['da', 'ar'],
  needs: ['interpreter-ar'],
});

const accepted = (
  query: string,
  activity: Activity = CAFE,
  venue: Venue | null = aVenue(),
  association: Association | null = ASSOCIATION,
): boolean => accepts(parseFilter(new URLSearchParams(query)), activity, venue, association);

describe('a filter', () => {
  const QUERIES: readonly [query: string, isAccepted: boolean, why: string][] = [
    ['', true, 'asks for nothing'],
    ['utm_source=poster&lang=ar', true, 'has no part in what it does not know'],
    ['association=sprogcafeen', true, 'finds whose it is'],
    ['association=kvindeklubben', true, 'finds who co-hosts it'],
    ['association=skakklubben', false, 'leaves out what is by others'],
    ['association=skakklubben,sprogcafeen', true, 'takes any of several'],
    ['association=skakklubben&association=sprogcafeen', true, 'takes any of several, repeated'],
    ['association=', true, 'asks for nothing by an empty value'],
    ['association=,', true, 'asks for nothing by empty values'],
    ['category=language', true, 'finds a category'],
    ['category=Mad+og+drikke', true, 'finds a category of several words'],
    ['category=sport', false, 'leaves out other categories'],
    ['audience=women', true, 'finds an audience'],
    ['audience=men', false, 'leaves out what is for others'],
    ['language=AR', true, 'finds a language spoken there'],
    ['language=uk', false, 'looks at what is spoken, not at what is written'],
    ['area=holte', true, 'finds an area, whatever its case'],
    ['area=HOLTE', true, 'finds an area, whatever its case'],
    ['area=Holt', false, 'finds whole areas only'],
    ['category=language&audience=men', false, 'asks that all kinds are met'],
    ['category=language&audience=women&q=kaffe', true, 'asks that all kinds are met'],
    ['q=sprogcaf%C3%A9', true, 'finds words of the title'],
    ['q=sprogcafe', true, 'finds words without their accents'],
    ['q=sprogcafe%CC%81', true, 'finds words with their accents apart'],
    ['q=CAF', true, 'finds parts of words, whatever their case'],
    ['q=kaffe', true, 'finds words of the description'],
    ['q=s%C3%B8en', true, 'finds words of the place'],
    ['q=rudersdal', false, 'finds nothing that nobody says'],
    ['q=holte', true, "finds words of the venue's name"],
    ['q=r%C3%B8nneb%C3%A6rvej', false, "does not look at the venue's address, which may be for members only"],
    ['q=sprogcaf%C3%A9en', true, "finds words of the association's name"],
    ['q=kaffe+dansk', true, 'asks for every word'],
    ['q=kaffe,dansk', true, 'asks for every word, with commas between'],
    ['q=kaffe&q=dansk', true, 'asks for every word, repeated'],
    ['q=kaffe+te', true, 'finds te in biblioteket'],
    ['q=kaffe+saft', false, 'asks for every word'],
    ['q=soen', false, 'takes o for another letter than ø'],
    ['q=pa', false, 'takes a for another letter than å'],
    ['q=p%C3%A5', true, 'finds å'],
    ['q=pa%CC%8A', true, 'finds å written in two'],
    ['q=%D9%85%D9%82%D9%87%D9%89', true, 'finds Arabic without its vowel signs'],
    ['q=%D1%97%D0%B6%D0%B0%D0%BA', true, 'finds Ukrainian, whatever its case'],
    ['q=%D1%96%D0%B6%D0%B0%D0%BA', false, 'takes і for another letter than ї'],
    ['q=%E1%89%8B%E1%8A%95%E1%89%8B', true, 'finds Tigrinya'],
    ['q=+', true, 'asks for nothing by space'],
    ['q=interpreter', false, 'does not look at what is needed'],
  ];
  it.each(QUERIES)('with %j accepts the café: %s, as it %s', (query, isAccepted) => {
    expect(accepted(query)).toBe(isAccepted);
  });

  it('asks for nothing of a venue or an association that is not there', () => {
    expect(accepted('q=caf', CAFE, null, null)).toBe(true);
    expect(accepted('area=holte', CAFE, null)).toBe(false);
    expect(accepted('area=holte', CAFE, aVenue({ area: null }))).toBe(false);
    expect(accepted('q=holte', CAFE, null)).toBe(false);
  });

  it('sees what has been revised', () => {
    expect(accepted('q=broderi')).toBe(false);
    expect(accepted('q=broderi', { ...CAFE, title: { da: 'Broderi' } })).toBe(true);
    expect(accepted('q=rathus', CAFE, aVenue({ name: 'Rathus' }))).toBe(true);
  });
});

describe('a filter in an address', () => {
  const WRITTEN: readonly [query: string, canonical: string][] = [
    ['', ''],
    ['lang=ar', ''],
    ['q=dansk+Caf%C3%A9&area=Holte&association=b&association=a', 'association=a,b&area=holte&q=cafe+dansk'],
    ['audience=women,women, ,men', 'audience=men,women'],
    ['category=Mad%20og%20drikke', 'category=Mad%20og%20drikke'],
    ['language=DA', 'language=da'],
    ['q=a%26b', 'q=a%26b'],
  ];
  it.each(WRITTEN)('as %j is written %j', (query, canonical) => {
    expect(toQuery(parseFilter(new URLSearchParams(query)))).toBe(canonical);
  });

  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('å', 'Å', 'ℌ', 'İ', 'ß', 'a,b', '+&='),
  );
  const parameter = fc.tuple(
    fc.constantFrom('association', 'category', 'audience', 'area', 'language', 'q', 'lang'),
    value,
  );

  it('is the same filter when it is read again', () => {
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 8 }), (parameters) => {
        const filter = parseFilter(new URLSearchParams(parameters));
        const again = parseFilter(new URLSearchParams(toQuery(filter)));
        expect(again).toEqual(filter);
        expect(toQuery(again)).toBe(toQuery(filter));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same filter in whatever order it is written', () => {
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 8 }), (parameters) => {
        const backwards = new URLSearchParams(parameters.toReversed());
        expect(toQuery(parseFilter(backwards))).toBe(toQuery(parseFilter(new URLSearchParams(parameters))));
      }),
    );
  });

  it('holds no more words than anybody searches for', () => {
    const words = Array.from({ length: 5_000 }, (_, i) => `w${i}`).join(' ');
    expect(parseFilter(new URLSearchParams({ q: words })).words.size).toBe(12);
  });
});
