// Every association of the network, by town.
import type { Association } from '../../calendar/association.ts';
import { Edge } from './edge.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import type { Reader } from './reader.ts';
import { Name } from './spoken.tsx';

export function associationsPage({ desk }: PageServices, reader: Reader): Page {
  const { words } = reader;
  const associations = [...desk.network.associations.values()];
  const title = words.say('site.associations');
  return {
    title,
    content: (
      <div class="sheet sheet-wide">
        <h1>{title}</h1>
        {associations.length === 0 ? (
          <p>{words.say('associations.none')}</p>
        ) : (
          <p class="lead">{words.say('associations.count', { count: associations.length })}</p>
        )}
        <div class="register">
          {byArea(associations, reader).map(([area, those], index) => (
            <section aria-labelledby={`area-${index}`}>
              <h2 id={`area-${index}`}>
                {area === null ? words.say('associations.nowhere') : <Name reader={reader} name={area} />}
              </h2>
              <ul>
                {those.map((association) => (
                  <li>
                    <a class="register-link" href={reader.link(`/associations/${association.slug}`)}>
                      <Edge of={association} />
                      <Name reader={reader} name={association.name} />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    ),
  };
}

/** In alphabetical order; those without a town come last. */
function byArea(
  associations: readonly Association[],
  { words }: Reader,
): readonly (readonly [string | null, readonly Association[]])[] {
  const areas = new Map<string | null, Association[]>();
  for (const association of associations) {
    const those = areas.get(association.area);
    if (those) those.push(association);
    else areas.set(association.area, [association]);
  }
  for (const those of areas.values()) those.sort((a, b) => words.compare(a.name, b.name));
  return [...areas].sort(([a], [b]) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return words.compare(a, b);
  });
}
