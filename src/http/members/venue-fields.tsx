// What is said of a venue.
import type { Venue } from '../../calendar/association.ts';
import { type FormOnPage, More, SlugField, TextField, Tick } from './fields.tsx';

export function VenueFields({ on, venue }: { on: FormOnPage; venue: Venue | null }) {
  const { words } = on.reader;
  return (
    <>
      {venue ? (
        <input type="hidden" name="slug" value={venue.slug} />
      ) : (
        <input type="hidden" name="isNew" value="yes" />
      )}
      <TextField on={on} name="name" label={words.say('account.name')} value={venue?.name} required />
      <TextField on={on} name="address" label={words.say('venue.address')} value={venue?.address} />
      <TextField on={on} name="area" label={words.say('filter.area')} value={venue?.area} />
      <div>
        <Tick on={on} name="severalAtOnce" label={words.say('venue.several')} value={venue?.severalAtOnce} />
        <Tick
          on={on}
          name="addressForMembersOnly"
          label={words.say('venue.hidden')}
          value={venue?.addressForMembersOnly}
        />
      </div>
      <More on={on} names={['latitude', 'longitude', 'slug']}>
        <p class="small">{words.say('venue.degreesHelp')}</p>
        <TextField
          on={on}
          name="latitude"
          label={words.say('venue.latitude')}
          value={venue?.latitude?.toString()}
          isLatin
        />
        <TextField
          on={on}
          name="longitude"
          label={words.say('venue.longitude')}
          value={venue?.longitude?.toString()}
          isLatin
        />
        {!venue && <SlugField on={on} />}
      </More>
    </>
  );
}
