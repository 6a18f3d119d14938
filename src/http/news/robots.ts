// What robots may read (RFC 9309): every page once and every feed, which Google's calendar asks for as a robot. What is
// endless is kept from them: other days, searches, and choices in every combination.
import { INTERFACE_LANGUAGES } from '../words/languages.ts';

const PAGES = ['/', '/follow', '/poster', '/embed/builder'];

export function robots(baseUrl: string): string {
  return [
    'User-agent: *',
    // The longest rule that fits counts: what is chosen is closed, the same page in another language is open.
    ...PAGES.flatMap((page) => [
      `Disallow: ${page}?`,
      ...INTERFACE_LANGUAGES.map((language) => `Allow: ${page}?lang=${language}$`),
    ]),
    'Disallow: /api/',
    'Disallow: /oembed',
    'Allow: /*.ics',
    '',
    `Sitemap: ${baseUrl}/sitemap.xml`,
    '',
  ].join('\n');
}
