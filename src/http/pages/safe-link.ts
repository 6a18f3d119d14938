// Addresses that people have given, as links. JSX escapes what is in an attribute but not what it does, so here is
// where `javascript:` and its kind are kept out, whatever has come into the calendar.

/** The address where it leads to the web; null for everything else. */
export function webLink(address: string | null): string | null {
  if (address === null) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** What a web address is shown as: its host, without what every host begins with. */
export function hostOf(link: string): string {
  return new URL(link).host.replace(/^www\./, '');
}
