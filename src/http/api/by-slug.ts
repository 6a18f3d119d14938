// The order in which lists name associations and venues.

export function bySlug<Named extends { readonly slug: string }>(all: ReadonlyMap<string, Named>): Named[] {
  return [...all.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
