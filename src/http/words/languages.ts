// The languages that the calendar itself speaks, and which of them a reader gets.
import type { Language } from '../../calendar/text.ts';

export const INTERFACE_LANGUAGES = ['da', 'en', 'ar', 'uk', 'ti'] as const;

export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export interface LanguageFacts {
  /** What its own speakers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** For Intl: Latin digits, as on every clock, bus and house in the street; months as Eritreans name them. */
  readonly locale: string;
  /** A locale whose names for the months are known to other readers of the language; null where there is one set. */
  readonly otherMonths: string | null;
}

export const LANGUAGE_FACTS: Readonly<Record<InterfaceLanguage, LanguageFacts>> = {
  da: { name: 'Dansk', direction: 'ltr', locale: 'da-DK', otherMonths: null },
  en: { name: 'English', direction: 'ltr', locale: 'en-GB', otherMonths: null },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn', otherMonths: 'ar-SY' },
  uk: { name: 'Українська', direction: 'ltr', locale: 'uk-UA', otherMonths: null },
  ti: { name: 'ትግርኛ', direction: 'ltr', locale: 'ti-ER', otherMonths: null },
};

/** The language that a tag asks for, by what it begins with; null for one the calendar does not speak. */
export function interfaceLanguage(tag: string | undefined): InterfaceLanguage | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return INTERFACE_LANGUAGES.find((language) => language === primary) ?? null;
}

/**
 * The language for a reader: the one asked for, else the best of Accept-Language (RFC 9110 §12.5.4), else the
 * network's own, else Danish.
 */
export function languageFor(
  asked: string | undefined,
  acceptLanguage: string | undefined,
  networkLanguage: Language,
): InterfaceLanguage {
  return (
    interfaceLanguage(asked) ??
    interfaceLanguage(mostWanted(acceptLanguage ?? '')) ??
    interfaceLanguage(networkLanguage) ??
    'da'
  );
}

const MOST_RANGES = 30;

/** The language range with the highest weight of those that the calendar speaks; of equal ones the first. */
function mostWanted(acceptLanguage: string): string | undefined {
  let best: string | undefined;
  let highest = 0;
  for (const range of acceptLanguage.split(',', MOST_RANGES)) {
    const [tag = '', ...parameters] = range.split(';');
    const weight = weightOf(parameters);
    if (weight > highest && interfaceLanguage(tag) !== null) {
      best = tag;
      highest = weight;
    }
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean);
  return given === undefined ? 1 : Number(given) || 0;
}
