<?php
// What sabre/vobject, which reads calendars for Nextcloud, makes of a feed, and whether it finds fault with it.
// Arguments: its address, and the window in UTC as YYYYMMDDTHHMMSSZ. Prints `start<TAB>end<TAB>title` for each
// occurrence.
error_reporting(E_ALL & ~E_DEPRECATED);
require 'Sabre/VObject/autoload.php';

use Sabre\VObject\Reader;

[, $url, $start, $end] = $argv;
$calendar = Reader::read(file_get_contents($url));
foreach ($calendar->validate() as $fault) {
    fwrite(STDERR, $fault['message'] . ' (level ' . $fault['level'] . ")\n");
    $faulty = true;
}
if (isset($faulty)) exit(1);

$utc = new DateTimeZone('UTC');
$expanded = $calendar->expand(new DateTime($start, $utc), new DateTime($end, $utc)) ?? $calendar;
foreach ($expanded->select('VEVENT') as $vevent) {
    echo told($vevent->DTSTART), "\t", ending($vevent), "\t", words($vevent->SUMMARY), "\n";
}

// Before its third version it leaves all escapes but \n to whoever asks.
function words($property): string
{
    $isOld = version_compare(Sabre\VObject\Version::VERSION, '3', '<');
    return $isOld ? preg_replace('/\\\\([,;\\\\])/', '$1', $property->getValue()) : $property->getValue();
}

function ending($vevent): string
{
    if (isset($vevent->DTEND)) return told($vevent->DTEND);
    $at = clone $vevent->DTSTART->getDateTime();
    return inUtc($at->add(Sabre\VObject\DateTimeParser::parseDuration((string) $vevent->DURATION)));
}

function told($property): string
{
    if (!$property->hasTime()) return $property->getDateTime()->format('Y-m-d');
    return inUtc($property->getDateTime());
}

function inUtc(DateTimeInterface $at): string
{
    return (new DateTime('@' . $at->getTimestamp()))->format('Y-m-d\TH:i:s\Z');
}
