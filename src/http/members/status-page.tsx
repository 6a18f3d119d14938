// How the calendar is doing, and what is set where: for the coordinator, who asks whoever keeps the server.
import type { Child } from 'hono/jsx';
import { lastBackup } from '../../actions/back-up.ts';
import { failingSources } from '../../actions/failing-sources.ts';
import { jobStates } from '../../actions/jobs.ts';
import { databaseFacts } from '../../store/database-facts.ts';
import type { Reader } from '../pages/reader.ts';
import { LANGUAGE_FACTS } from '../words/languages.ts';
import { ageWords, failureWords } from '../words/source-words.ts';
import type { Asked } from './asked.ts';
import { withinCoordination } from './coordinate-page.tsx';
import { JobFacts } from './job-facts.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { momentWords } from './moment-words.ts';
import { ProgramFacts } from './program-facts.tsx';

export async function showStatus(asked: Asked): Promise<Response> {
  const { services, reader } = asked;
  const { store, clock } = services.desk;
  const { words } = reader;
  const jobs = await jobStates(store.read, clock());
  const database = await databaseFacts(store);
  const room = await services.program.room();
  return answerMembers(asked, {
    title: words.say('status.title'),
    within: withinCoordination(reader),
    content: (
      <>
        {await NowPart(asked)}
        <Part id="jobs" title={words.say('status.jobs')}>
          <JobFacts reader={reader} jobs={jobs} />
        </Part>
        <Part id="program" title={words.say('status.program')}>
          <ProgramFacts reader={reader} program={services.program} database={database} room={room} />
        </Part>
        {SettingsPart(asked)}
      </>
    ),
  });
}

async function NowPart({ services: { desk, letters }, reader }: Asked) {
  const { words, now, network } = reader;
  const backup = await lastBackup(desk.store.read);
  const unsent = (await letters.unsent()).length;
  const failing = await failingSources(desk.store.read);
  const { associations, venues, heads } = desk.network;
  return (
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
          {failing.map((source) => (
            <p>
              <a href={reader.link(`/associations/${source.association}/sources`)}>
                <bdi>
                  {source.association}/{source.name}
                </bdi>
              </a>{' '}
              {failureWords(source, words)} {ageWords(source, words, { now, timeZone: network.timeZone })}
            </p>
          ))}
        </Fact>
        <Fact name={words.say('site.associations')}>{associations.size}</Fact>
        <Fact name={words.say('venue.title')}>{venues.size}</Fact>
        <Fact name={words.say('association.series')}>{heads.size}</Fact>
      </dl>
    </Part>
  );
}

function SettingsPart({ services: { desk, letters, baseUrl }, reader: { words, network } }: Asked) {
  return (
    <Part id="settings" title={words.say('status.settings')}>
      <p>{words.say('status.where')}</p>
      <dl class="facts">
        <Fact name="NETWORK_NAME">{network.name}</Fact>
        <Fact name="BASE_URL">{baseUrl}</Fact>
        <Fact name="DEFAULT_TIME_ZONE">{network.timeZone}</Fact>
        <Fact name="SMTP_URL">{words.say(letters.isHoldingBack ? 'status.held' : 'status.sent')}</Fact>
        <Fact name={words.say('account.language')}>{languageName(network)}</Fact>
        <Fact name="DATABASE_URL">{desk.store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'}</Fact>
      </dl>
    </Part>
  );
}

function languageName({ language }: Reader['network']): string {
  return Object.values(LANGUAGE_FACTS).find(({ locale }) => locale.startsWith(language))?.name ?? language;
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
