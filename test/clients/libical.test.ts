// Evolution's and KOrganizer's reader.
import { followedBy, PYTHON, printedBy } from './a-client.ts';

followedBy({
  name: 'libical',
  needs: [
    [PYTHON, '-c', 'import gi; gi.require_version("ICalGLib", "3.0"); from gi.repository import ICalGLib'],
  ],
  packages: 'python3-gi gir1.2-ical-3.0',
  read: (feed, days) => printedBy(PYTHON, './read-libical.py', feed, days),
});
