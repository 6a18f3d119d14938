// What Thunderbird does for us, within it and with its own parts: what its windows for new calendars, for the list of
// calendars and for the days are made of.
const { DNS } = ChromeUtils.importESModule('resource:///modules/DNS.sys.mjs');
const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');

// It would ask the name server whose mail goes to Google, which no preference keeps it from.
DNS.lookup = async () => [];

const { ITEM_FILTER_ALL_ITEMS, ITEM_FILTER_TYPE_EVENT, ITEM_FILTER_CLASS_OCCURRENCES } = Ci.calICalendar;

/** As "New calendar, on the network" does with an address, offline support left on; gives the calendar's id. */
export async function follow(address) {
  const found = await cal.provider.detection.detect('', '', address, false, [], {});
  const all = [...found.values()].flat();
  if (all.length !== 1) throw new Error(`Thunderbird finds ${all.length} calendars at ${address}`);
  const [calendar] = all;
  calendar.setProperty('cache.enabled', true);
  await loaded(calendar.id, () => cal.manager.registerCalendar(calendar));
  return calendar.id;
}

/** As "Synchronise" does. */
export function refresh(id) {
  return loaded(id, () => cal.manager.getCalendarById(id).refresh());
}

/** What the list of calendars says of it. */
export function listed(id) {
  const calendar = cal.manager.getCalendarById(id);
  return {
    type: calendar.type,
    address: calendar.uri.spec,
    name: calendar.name,
    isDisabled: Boolean(calendar.getProperty('disabled')),
  };
}

/** `start<TAB>end<TAB>title` of each occurrence between the two times in UTC, `YYYYMMDDTHHMMSSZ`. */
export async function shown(id, from, to) {
  const filter = ITEM_FILTER_TYPE_EVENT | ITEM_FILTER_CLASS_OCCURRENCES;
  const window = [from, to].map((time) => cal.createDateTime(time));
  const occurrences = await cal.manager.getCalendarById(id).getItemsAsArray(filter, 0, ...window);
  return occurrences.map(({ startDate, endDate, title }) =>
    [told(startDate), told(endDate), title].join('\t'),
  );
}

function told(time) {
  const text = cal.dtz.toRFC3339(time.isDate ? time : time.getInTimezone(cal.dtz.UTC));
  return time.isDate ? text.slice(0, 10) : text;
}

/**
 * Waits until the calendar is loaded and all of it is kept for when there is no network: Thunderbird says that it is
 * loaded while it is still writing.
 */
function loaded(id, load) {
  return new Promise((resolve, reject) => {
    let wanted = null;
    let kept = 0;
    const done = () => {
      if (wanted === null || kept < wanted) return;
      cal.manager.removeCalendarObserver(observer);
      resolve();
    };
    const count = async (calendar) => {
      wanted = calendar.getProperty('disabled') ? 0 : await sizeOf(calendar);
      done();
    };
    const nothing = () => {};
    const observer = {
      QueryInterface: ChromeUtils.generateQI(['calIObserver']),
      onLoad: (calendar) => calendar.id === id && count(calendar).catch(reject),
      onAddItem(item) {
        if (item.calendar.id !== id) return;
        kept++;
        done();
      },
      ...{ onStartBatch: nothing, onEndBatch: nothing, onModifyItem: nothing, onDeleteItem: nothing },
      ...{ onError: nothing, onPropertyChanged: nothing, onPropertyDeleting: nothing },
    };
    cal.manager.addCalendarObserver(observer);
    load();
  });
}

/** How many activities have been fetched. */
async function sizeOf(calendar) {
  const fetched = calendar.wrappedJSObject.mUncachedCalendar;
  return (await fetched.getItemsAsArray(ITEM_FILTER_ALL_ITEMS, 0, null, null)).length;
}
