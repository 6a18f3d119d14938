// News as RSS 2.0 (rssboard.org), with the address of the feed itself as RSS readers ask for it.
import { formatHttpDate } from '../caching.ts';
import type { Piece, ToldNews } from './told-news.ts';

/** @param address of this feed */
export function rss(news: ToldNews, address: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', news.title),
    element('link', news.page),
    element('description', news.about),
    element('language', news.language),
    ...(news.updated === null ? [] : [element('lastBuildDate', formatHttpDate(news.updated))]),
    `<atom:link href="${xml(address)}" rel="self" type="application/rss+xml"/>`,
    ...news.pieces.flatMap(item),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function item(piece: Piece): readonly string[] {
  return [
    '<item>',
    element('title', piece.title),
    element('link', piece.page),
    `<guid isPermaLink="false">${xml(piece.id)}</guid>`,
    element('pubDate', formatHttpDate(piece.at)),
    // A description is HTML inside XML: words are escaped for the one and then for the other.
    element('description', piece.text.map((paragraph) => `<p>${xml(paragraph)}</p>`).join('')),
    ...piece.hosts.map((host) => element('dc:creator', host)),
    ...piece.tags.map((tag) => element('category', tag)),
    '</item>',
  ];
}

function element(name: string, words: string): string {
  return `<${name}>${xml(words)}</${name}>`;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 §2.2 does not allow at all, escaped or not: control characters but for these, and what is none. */
const FORBIDDEN = /(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** Plain text as it stands in XML. */
export function xml(words: string): string {
  return words.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ESCAPED[character] ?? '');
}
