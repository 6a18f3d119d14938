"""What python-icalendar, which many programs read calendars with, makes of a feed; the recurrences by python-dateutil.
Arguments: its address, and the window in UTC as YYYYMMDDTHHMMSSZ. Prints `start<TAB>end<TAB>title` for each
occurrence."""
import sys
import urllib.request
from datetime import datetime, timedelta, timezone

from dateutil.rrule import rrulestr
from dateutil.tz import gettz
from icalendar import Calendar


def main(url, start, end):
    calendar = Calendar.from_ical(urllib.request.urlopen(url).read())
    vevents = calendar.walk("VEVENT")
    for vevent in vevents:
        if vevent.errors:
            sys.exit(f"{vevent['UID']}: {vevent.errors}")
    last = datetime.strptime(end, "%Y%m%dT%H%M%SZ")
    replaced = {(v["UID"], plain(v["RECURRENCE-ID"].dt)) for v in vevents if "RECURRENCE-ID" in v}
    for vevent in vevents:
        begin, zone = vevent["DTSTART"].dt, vevent["DTSTART"].params.get("TZID")
        length = vevent["DTEND"].dt - begin if "DTEND" in vevent else vevent["DURATION"].dt
        for at in starts(vevent, begin, last):
            own = (vevent["UID"], plain(at))
            if "RECURRENCE-ID" in vevent or own not in replaced:
                print(told(at, zone), told(later(at, length, zone), zone), vevent["SUMMARY"], sep="\t")


def starts(vevent, begin, last):
    """As the clock on the wall shows them; of whole days, as dates."""
    wall = plain(begin)
    dates = {wall}
    if "RRULE" in vevent:
        rule = vevent["RRULE"].to_ical().decode()
        # dateutil wants UNTIL as the start is, which here is without a zone.
        parts = dict(part.split("=") for part in rule.split(";"))
        if "UNTIL" in parts:
            until = vevent["RRULE"]["UNTIL"][0]
            if isinstance(until, datetime) and isinstance(begin, datetime):
                until = until.astimezone(gettz(vevent["DTSTART"].params["TZID"])).replace(tzinfo=None)
            parts["UNTIL"] = plain(until).strftime("%Y%m%dT%H%M%S")
        text = ";".join("=".join(part) for part in parts.items())
        dates.update(rrulestr(text, dtstart=wall).between(wall, last, inc=True))
    dates.update(plain(d.dt) for d in listed(vevent, "RDATE"))
    dates.difference_update(plain(d.dt) for d in listed(vevent, "EXDATE"))
    return sorted(d if isinstance(begin, datetime) else d.date() for d in dates)


def listed(vevent, name):
    found = vevent.get(name, [])
    return [d for one in (found if isinstance(found, list) else [found]) for d in one.dts]


def plain(at):
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime(at.year, at.month, at.day)


def later(at, length, zone):
    """Hours pass by the clock that never changes."""
    if not isinstance(at, datetime):
        return at + length
    return at.replace(tzinfo=gettz(zone)).astimezone(timezone.utc) + length if zone else at + length


def told(at, zone=None):
    if not isinstance(at, datetime):
        return at.isoformat()
    if at.tzinfo is None:
        at = at.replace(tzinfo=gettz(zone) if zone else timezone.utc)
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


main(*sys.argv[1:])
