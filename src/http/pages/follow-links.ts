// Where calendars take a feed from: the links that their makers' own pages answer to.

export interface FollowLinks {
  /** Opens the calendar of the device, where it has one that listens: Apple's, Thunderbird, ICSx⁵. */
  readonly device: string;
  /** Must hold a webcal address: of others Google takes one copy and never looks again. Fails in its Android app. */
  readonly google: string;
  /** Outlook, by contrast, takes https only. */
  readonly outlook: string;
  readonly outlookWork: string;
}

/** @param name what the calendar is to be called, where the link can say so */
export function followLinks(feed: string, name: string): FollowLinks {
  const device = feed.replace(/^https?:/, 'webcal:');
  const outlook = `calendar/0/addfromweb?url=${encodeURIComponent(feed)}&name=${encodeURIComponent(name)}`;
  return {
    device,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(device)}`,
    outlook: `https://outlook.live.com/${outlook}`,
    outlookWork: `https://outlook.office.com/${outlook}`,
  };
}
