// The reader of many programs in Python.
import { followedBy, PYTHON, printedBy } from './a-client.ts';

followedBy({
  name: 'python-icalendar',
  needs: [[PYTHON, '-c', 'import icalendar, dateutil']],
  packages: 'python3-icalendar python3-dateutil',
  keepsOwnClock: true,
  read: (feed, days) => printedBy(PYTHON, './read-icalendar.py', feed, days),
});
