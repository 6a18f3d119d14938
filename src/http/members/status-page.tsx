// How the calendar is doing, and what is set where: for the coordinator, who asks whoever keeps the server.
import type { Child } from 'hono/jsx';
import { lastBackup } from '../../actions/back-up.ts';
import { browseSources } from '../../actions/browse-sources.ts';
import { dayOf, type Instant } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { LANGUAGE_FACTS } from '../words/languages.ts';
import type { Asked } from './asked.ts';
import { withinCoordination } from './coordinate-page.tsx';
import { answerMembers, Part } from './members-page.tsx';

interface Failing {
  readonly association: string;
  readonly name: string;
  readonly fault: string;
  readonly count: number;
}

export async function showStatus(asked: Asked): Promise<Response> {
  const { services, reader } = asked;
  const { desk, letters } = services;
  const { words, network } = reader;
  const backup = await lastBackup(desk.store.read);
  const unsent = (await letters.unsent()).length;
  const failing = await failingSources(asked);
  const { associations, venues, activities } = desk.network;
  const language = Object.values(LANGUAGE_FACTS).find(({ locale }) => locale.startsWith(network.language));
  return answerMembers(asked, {
    title: words.say('status.title'),
    within: withinCoordination(reader),
    content: (
      <>
        <Part id="now" title={words.say('status.now')}>
          <dl class="facts">
            <Fact name={words.say('status.backup')}>
              {backup === null ? words.say('status.noBackup') : momentWords(reader, backup)}
            </Fact>
            <Fact name={words.say('letters.title')}>
              <a href={reader.link('/coordinate/letters')}>{unsent}</a>
            </Fact>
            <Fact name={words.say('source.title')}>
              {failing.length === 0 && words.say('status.sourcesGood')}
              {failing.map(({ association, name, fault, count }) => (
                <p>
                  <a href={reader.link(`/associations/${association}/sources`)}>
                    <bdi>
                      {association}/{name}
                    </bdi>
                  </a>{' '}
                  {words.say('source.failures', { count, fault: fault.replaceAll('-', '_') })}
                </p>
              ))}
            </Fact>
            <Fact name={words.say('site.associations')}>{associations.size}</Fact>
            <Fact name={words.say('venue.title')}>{venues.size}</Fact>
            <Fact name={words.say('association.series')}>{activities.size}</Fact>
          </dl>
        </Part>
        <Part id="settings" title={words.say('status.settings')}>
          <p>{words.say('status.where')}</p>
          <dl class="facts">
            <Fact name="NETWORK_NAME">{network.name}</Fact>
            <Fact name="BASE_URL">{services.baseUrl}</Fact>
            <Fact name="DEFAULT_TIME_ZONE">{network.timeZone}</Fact>
            <Fact name="SMTP_URL">{words.say(letters.isHoldingBack ? 'status.held' : 'status.sent')}</Fact>
            <Fact name={words.say('account.language')}>{language?.name ?? network.language}</Fact>
            <Fact name="DATABASE_URL">{desk.store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'}</Fact>
          </dl>
        </Part>
      </>
    ),
  });
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

async function failingSources({ services: { desk }, actor }: Asked): Promise<readonly Failing[]> {
  const failing: Failing[] = [];
  for (const association of desk.network.associations.keys()) {
    for (const { name, fault, failures } of await browseSources(desk, actor, association)) {
      if (failures > 0) failing.push({ association, name, fault: fault ?? '', count: failures });
    }
  }
  return failing;
}

function momentWords({ words, today, clockAt }: Reader, at: Instant): string {
  const wall = clockAt(at);
  const date = words.dates.weekdayDate(dayOf(wall), today);
  return words.say('date.at', { date, time: words.dates.clock(wall) });
}
