"""What libical, which reads calendars for Evolution and KOrganizer, makes of a feed. Arguments: its address, and the
window in UTC as YYYYMMDDTHHMMSSZ. Prints `start<TAB>end<TAB>title` for each occurrence."""
import sys
import urllib.request

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

UTC = ICalGLib.Timezone.get_utc_timezone()


def main(url, start, end):
    text = urllib.request.urlopen(url).read().decode("utf-8")
    calendar = ICalGLib.Component.new_from_string(text)
    errors = calendar.count_errors()
    if errors:
        sys.exit(f"libical found {errors} errors")
    window = ICalGLib.Time.new_from_string(start), ICalGLib.Time.new_from_string(end)
    vevents = []
    component = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while component is not None:
        vevents.append(component)
        component = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    replaced = {key(v.get_uid(), recurrence_id(v, calendar)) for v in vevents if has_recurrence_id(v)}
    for vevent in vevents:
        for begin, finish in occurrences(vevent, calendar, window):
            if has_recurrence_id(vevent) or key(vevent.get_uid(), begin) not in replaced:
                print(begin, finish, vevent.get_summary(), sep="\t")


def key(uid, begin):
    return f"{uid} {begin}"


def has_recurrence_id(vevent):
    return vevent.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY) is not None


def recurrence_id(vevent, calendar):
    prop = vevent.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY)
    return told(zoned(prop.get_recurrenceid(), prop, calendar))


def occurrences(vevent, calendar, window):
    """Pairs of texts: when each begins and ends."""
    start = vevent.get_first_property(ICalGLib.PropertyKind.DTSTART_PROPERTY)
    if start.get_dtstart().is_date():
        first, last = start.get_dtstart(), vevent.get_dtend()
        days = (last.as_timet() - first.as_timet()) // 86400
        yield from ((day(t), day(t, days)) for t in starts(vevent, first, window))
        return
    begin = zoned(start.get_dtstart(), start, calendar)
    end = vevent.get_first_property(ICalGLib.PropertyKind.DTEND_PROPERTY)
    finish = zoned(end.get_dtend(), end, calendar) if end else vevent.get_dtend()
    length = finish.as_timet_with_zone(UTC if finish.is_utc() else finish.get_timezone()) - begin.as_timet_with_zone(
        UTC if begin.is_utc() else begin.get_timezone()
    )
    for at in starts(vevent, begin, window):
        yield told(at), told(ICalGLib.Time.new_from_timet_with_zone(seconds(at) + length, 0, UTC))


def starts(vevent, begin, window):
    """Of the rule, with the dates added and without those excluded, as libical counts them."""
    rule = vevent.get_first_property(ICalGLib.PropertyKind.RRULE_PROPERTY)
    excluded = {t.as_ical_string()[:15] for t in dates(vevent, ICalGLib.PropertyKind.EXDATE_PROPERTY)}
    found = list(dates(vevent, ICalGLib.PropertyKind.RDATE_PROPERTY))
    if rule is None:
        found.append(begin)
    else:
        iterator = ICalGLib.RecurIterator.new(rule.get_rrule(), begin)
        at = iterator.next()
        while at and not at.is_null_time() and seconds(at) < seconds(window[1]):
            found.append(at)
            at = iterator.next()
    for at in found:
        if at.as_ical_string()[:15] in excluded or seconds(at) >= seconds(window[1]):
            continue
        if at.get_timezone() is None and not at.is_date() and not at.is_utc():
            at.set_timezone(begin.get_timezone())
        if seconds(at) >= seconds(window[0]) - 40 * 86400:
            yield at


def dates(vevent, kind):
    prop = vevent.get_first_property(kind)
    while prop is not None:
        if kind == ICalGLib.PropertyKind.EXDATE_PROPERTY:
            yield prop.get_exdate()
        else:
            yield prop.get_rdate().get_time()
        prop = vevent.get_next_property(kind)


def zoned(time, prop, calendar):
    """The time in the zone its TZID names, of which the calendar tells the rules."""
    tzid = prop.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
    if tzid is not None:
        zone = calendar.get_timezone(tzid.get_tzid())
        if zone is None:
            sys.exit(f"the calendar does not declare {tzid.get_tzid()}")
        time.set_timezone(zone)
    return time


def seconds(time):
    return time.as_timet_with_zone(UTC if time.is_utc() else (time.get_timezone() or UTC))


def told(time):
    if time.is_date():
        return day(time)
    utc = ICalGLib.Time.new_from_timet_with_zone(seconds(time), 0, UTC)
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (
        (utc.get_year(), utc.get_month(), utc.get_day(), utc.get_hour(), utc.get_minute(), utc.get_second())
    )


def day(time, later=0):
    utc = ICalGLib.Time.new_from_timet_with_zone(time.as_timet() + later * 86400, 0, UTC)
    return "%04d-%02d-%02d" % (utc.get_year(), utc.get_month(), utc.get_day())


main(*sys.argv[1:])
