// The next dates in two lines each, for a narrow column.
import { hostsOf } from '../../calendar/activity.ts';
import type { Slug } from '../../calendar/association.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { Edge } from '../pages/edge.tsx';
import { marksOf } from '../pages/happening-marks.ts';
import { dateOf } from '../pages/happening-times.ts';
import { MarkList } from '../pages/mark-list.tsx';
import type { Register } from '../pages/programme.tsx';
import type { Reader } from '../pages/reader.ts';
import { Name, Spoken } from '../pages/spoken.tsx';

interface CompactListProps {
  readonly happenings: readonly Happening[];
  readonly network: Register;
  /** The association whose embed it is, which need not be named. */
  readonly by: Slug | undefined;
  readonly reader: Reader;
}

export function CompactList({ happenings, network, by, reader }: CompactListProps) {
  return (
    <ul class="compact">
      {happenings.map((happening) => (
        <CompactRow happening={happening} network={network} by={by} reader={reader} />
      ))}
    </ul>
  );
}

interface CompactRowProps extends Omit<CompactListProps, 'happenings'> {
  readonly happening: Happening;
}

function CompactRow({ happening, network, by, reader }: CompactRowProps) {
  const { activity, change, start } = happening;
  const marks = marksOf(happening, reader);
  const title = <Spoken said={reader.said(change?.title ?? activity.title)} />;
  const host = network.associations.get(hostsOf(activity)[0] ?? '');
  return (
    <li class={marks.isCancelled ? 'row-off' : undefined}>
      <Edge of={host} />
      <div>
        <p class="compact-title">
          <a href={reader.link(`/activities/${activity.id}`)} target="_blank" rel="noopener">
            {marks.isCancelled ? <s>{title}</s> : title}
          </a>
          <MarkList marks={marks} reader={reader} />
        </p>
        <p class="compact-when">
          <time datetime={new Date(start).toISOString()}>{dateOf(happening, reader)}</time>
          {host && host.slug !== by && (
            <span>
              <Name reader={reader} name={host.name} />
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
