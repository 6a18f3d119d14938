// Activities that look like the same one twice: one of them is kept, or they are two.
import { browseDuplicates, type Duplicate } from '../../actions/browse-duplicates.ts';
import { decideDuplicate } from '../../actions/decide-duplicate.ts';
import { dayOf } from '../../calendar/time.ts';
import { scheduleWords } from '../words/schedule-words.ts';
import type { AskedOfAssociation } from './asked.ts';
import { answerMembers, DeedButton } from './members-page.tsx';
import { carryOut, fieldsOf, orNull } from './sent-form.ts';

export async function showDuplicates(asked: AskedOfAssociation): Promise<Response> {
  const { services, reader, actor, association } = asked;
  const { words } = reader;
  const duplicates = await browseDuplicates(services.desk, actor, association.slug);
  return answerMembers(asked, {
    title: words.say('duplicate.title'),
    within: { href: reader.link(`/associations/${association.slug}/manage`), name: association.name },
    content:
      duplicates.length === 0 ? (
        <p>{words.say('duplicate.none')}</p>
      ) : (
        <>
          <p>{words.say('duplicate.help')}</p>
          {duplicates.map((duplicate) => (
            <Pair asked={asked} duplicate={duplicate} />
          ))}
        </>
      ),
  });
}

export async function decide(asked: AskedOfAssociation): Promise<Response> {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  const keep = orNull(field('keep'));
  const input = keep === null ? { outcome: 'different' } : { outcome: 'same', keep };
  const back = `/associations/${association.slug}/duplicates`;
  const work = () => decideDuplicate(services.desk, actor, association.slug, field('pair'), input);
  return carryOut(asked, { form: 'duplicate', field, back, work });
}

function Pair({ asked, duplicate }: { asked: AskedOfAssociation; duplicate: Duplicate }) {
  const { services, reader, association } = asked;
  const { words, now, today, network, clockAt } = reader;
  const { id, first, second, dates } = duplicate;
  const path = `/associations/${association.slug}/duplicates`;
  const sides = [first, second].map((side) => ({
    ...side,
    name: reader.said(side.title).words,
    activity: services.desk.network.activities.get(side.id),
  }));
  return (
    <section class="panel">
      <p class="small">{words.say('duplicate.dates', { count: dates })}</p>
      {sides.map(({ id: keep, name, source, activity }) => (
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          {activity && (
            <p>
              {scheduleWords(activity.schedule, words, { now, timeZone: network.timeZone })}{' '}
              <span class="small">
                {source === null
                  ? words.say('duplicate.typed', {
                      date: words.dates.weekdayDate(dayOf(clockAt(activity.created)), today),
                    })
                  : words.say('duplicate.from', { source })}
              </span>
            </p>
          )}
          <DeedButton reader={reader} action={path} send={{ pair: id, keep }}>
            {words.say('duplicate.keep', { title: name })}
          </DeedButton>
        </div>
      ))}
      <DeedButton reader={reader} action={path} send={{ pair: id }}>
        {words.say('duplicate.different')}
      </DeedButton>
    </section>
  );
}
