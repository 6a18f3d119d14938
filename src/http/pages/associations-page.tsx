// Every association of the network, by town; of very many, the towns first.
import type { Association } from '../../calendar/association.ts';
import { Edge } from './edge.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import type { Reader } from './reader.ts';
import { Name } from './spoken.tsx';

/** More than these are not looked through on one page. */
const MOST = 1_000;

export function associationsPage({ desk }: PageServices, reader: Reader): Page {
  const { words } = reader;
  const asked = reader.query.get('area');
  const all = [...desk.network.associations.values()];
  const associations = asked === null ? all : all.filter(({ area }) => (area ?? '') === asked);
  const isByTown = asked === null && all.length > MOST;
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
        {isByTown && <Towns associations={all} reader={reader} />}
        <div class="register">
          {(isByTown ? [] : byArea(associations, reader)).map(([area, those], index) => (
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

/** Each town with how many it has, leading to them. */
function Towns({ associations, reader }: { associations: readonly Association[]; reader: Reader }) {
  const { words } = reader;
  return (
    <ul class="towns">
      {byArea(associations, reader).map(([area, { length: count }]) => (
        <li>
          <a href={reader.link('/associations', `area=${encodeURIComponent(area ?? '')}`)}>
            {area === null ? words.say('associations.nowhere') : <Name reader={reader} name={area} />}
          </a>{' '}
          <span class="small">{words.say('associations.count', { count })}</span>
        </li>
      ))}
    </ul>
  );
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
