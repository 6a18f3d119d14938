// Dependencies point one way: main → http → actions → store → calendar, with ical, sources and mail beside store, and
// threads below all that start one.
const only = (name, pkg, file, users = '^(src|db)/') => ({
  name,
  comment: `${pkg} has known faults and lives behind ${file} alone`,
  severity: 'error',
  from: { path: users, pathNot: `^${file}$` },
  to: { path: `node_modules/${pkg}/` },
});
const never = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

/** What stands above HTTP: it may import everything below, and nothing below imports it. */
const TOP = '^src/(main|config|command-line/|demo/)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    never('calendar-knows-nobody', '^src/calendar/', '^(src/(?!calendar/)|db/|test/)'),
    {
      name: 'calendar-is-pure',
      severity: 'error',
      from: { path: '^src/calendar/' },
      to: { path: '.', pathNot: '^src/calendar/|node_modules/(@types/)?(rrule|luxon)/' },
    },
    never('threads-know-nobody', '^src/threads/', '^(src/(?!threads/)|db/|test/)'),
    never('ical-knows-calendar-and-threads', '^src/ical/', '^(src/(?!calendar/|ical/|threads/)|db/)'),
    never(
      'store-knows-calendar-ical-and-migrations',
      '^src/store/',
      `^src/(actions|http|sources|mail)/|${TOP}`,
    ),
    never('sources-stay-beside-store', '^src/sources/', `^src/(actions|http|store|mail)/|${TOP}`),
    never('mail-stays-beside-store', '^src/mail/', `^src/(actions|http|store|sources)/|${TOP}`),
    never('actions-know-no-http', '^src/actions/', `^src/http/|${TOP}`),
    never('http-knows-nobody-above', '^src/http/', TOP),
    never('nobody-imports-main', '^(src|db|test)/', '^src/main'),
    never('main-starts-the-command-line', '^src/main', '^(src/(?!command-line/)|db/)'),
    never('the-demo-knows-the-calendar-only', '^src/demo/', '^(src/(?!calendar/|demo/)|db/)'),
    never('migrations-never-import-src', '^db/', '^src/'),
    never('src-never-imports-tests', '^(src|db)/', '^test/'),
    {
      name: 'kysely-stays-in-the-store',
      severity: 'error',
      from: { path: '^(src|db)/', pathNot: '^(src/store/|db/)' },
      to: { path: 'node_modules/(kysely|better-sqlite3|pg)/' },
    },
    only('one-user-of-luxon', '(@types/)?luxon', 'src/calendar/zone\\.ts'),
    only('one-user-of-rrule', 'rrule', 'src/calendar/rrule-engine\\.ts'),
    only('one-user-of-ical-generator', 'ical-generator', 'src/ical/vevent\\.ts'),
    only(
      'one-user-of-better-sqlite3',
      '(@types/)?better-sqlite3',
      'src/store/kept-statements\\.ts',
      '^(src|db|test)/',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
