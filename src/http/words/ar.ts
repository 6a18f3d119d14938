// Arabic. See da.ts.
import type { Messages } from './messages.ts';

export const ar: Messages = {
  'site.skip': 'انتقل إلى المحتوى',
  'site.menu': 'القائمة',
  'site.calendar': 'التقويم',
  'site.associations': 'الجمعيات',
  'site.languages': 'اللغة',
  'site.privacy': 'لا ملفات تعريف ارتباط ولا تتبّع.',

  'agenda.title': 'البرنامج',
  'agenda.today': 'اليوم',
  'agenda.tomorrow': 'غدًا',
  'agenda.yesterday': 'أمس',
  'agenda.week': 'الأسبوع {week}',
  'agenda.turn': 'أيام أخرى',
  'agenda.earlier': 'أيام سابقة',
  'agenda.later': 'أيام لاحقة',
  'agenda.toToday': 'العودة إلى اليوم',
  'agenda.nothing': 'لا يوجد شيء في التقويم في هذه الأيام.',
  'agenda.nothingChosen': 'لا يوجد شيء يطابق اختيارك.',
  'agenda.nextIs': 'الموعد التالي: {date}',
  'agenda.nothingNext': 'ولا يوجد شيء خلال السنة القادمة أيضًا.',
  'agenda.otherLanguage': 'بعض النصوص متوفرة فقط بهذه اللغة: {languages}.',

  'names.comma': '، ',
  'names.and': '، ',

  'date.dayMonth': '{day}\u00a0{month}',
  'date.allDay': 'طوال اليوم',
  'date.clock': '{hour}:{minute}',
  'date.wholeHour': '{hour}:00',
  'date.at': '{date} الساعة {time}',
  'date.withWeekday': '{weekday} {date}',
  'date.withYear': '{date} {year}',

  'mark.cancelled': 'مُلغى',
  'mark.changed': 'مُعدّل',
  'mark.note': 'ملاحظة',
  'mark.now': 'جارٍ الآن',
  'mark.over': 'انتهى',
  'mark.movedFrom': 'نُقل من {date}',
  'mark.elsewhere': 'في مكان غير المعتاد',

  'facts.for': 'لمن: {audiences}',
  'facts.in': 'اللغة: {languages}',
  'facts.online': 'عبر الإنترنت',

  'filter.title': 'اختر ما تريد رؤيته',
  'filter.words': 'بحث',
  'filter.association': 'الجمعية',
  'filter.category': 'النوع',
  'filter.audience': 'لمن',
  'filter.area': 'المدينة أو المنطقة',
  'filter.language': 'لغة الحديث',
  'filter.from': 'ابتداءً من تاريخ',
  'filter.any': 'الكل',
  'filter.more': 'أضف اختيارًا آخر',
  'filter.apply': 'عرض',
  'filter.chosen': 'اختيارك',
  'filter.remove': 'إزالة {name}',
  'filter.clear': 'عرض الكل',

  'associations.count':
    '{count, plural, zero {لا جمعيات} one {جمعية واحدة} two {جمعيتان} few {# جمعيات} many {# جمعية} other {# جمعية}}',
  'associations.nowhere': 'أخرى',
  'associations.none': 'لا توجد جمعيات في التقويم بعد.',

  'association.link': 'الموقع الإلكتروني',
  'association.coming': 'المواعيد القادمة',
  'association.nothing': 'لا يوجد شيء في التقويم حاليًا.',
  'association.allDates': 'كل المواعيد في التقويم',
  'association.series': 'الأنشطة',

  'follow.title': 'تابع المواعيد في تقويمك',
  'follow.how': 'تظهر المواعيد في تقويم هاتفك، وتصلك المواعيد الجديدة والإلغاءات تلقائيًا.',
  'follow.chosen': 'يصلك فقط ما اخترت رؤيته.',
  'follow.subscribe': 'أضف إلى تقويمي',
  'follow.download': 'تنزيل كملف (.ics)',
  'follow.address': 'أو استعمل هذا العنوان في برنامج التقويم',
  'follow.copy': 'انسخ العنوان',
  'follow.copied': 'تم النسخ',
  'follow.delay': 'في تقويم Google قد يمر يوم كامل قبل أن يظهر التغيير.',

  'activity.when': 'متى',
  'activity.where': 'أين',
  'activity.who': 'لمن',
  'activity.everyone': 'أهلًا وسهلًا بالجميع',
  'activity.languages': 'لغات الحديث',
  'activity.category': 'النوع',
  'activity.next': 'المواعيد القادمة',
  'activity.noNext': 'لا توجد مواعيد أخرى.',
  'activity.more': 'وبعدها مواعيد أخرى.',
  'activity.map': 'اعرض على الخريطة',
  'activity.addressHidden': 'اسأل الجمعية عن العنوان.',
  'activity.online': 'شارك عبر الإنترنت',
  'activity.link': 'اقرأ المزيد',
  'activity.cancelled': 'أُلغي هذا النشاط.',
  'activity.textIn': 'لغة النص: {language}',
  'activity.file': 'أضف إلى تقويمي',

  'error.notFound': 'هذه الصفحة غير موجودة',
  'error.notFoundHelp': 'ربما كُتب العنوان خطأ، أو أن ما تبحث عنه لم يعد في التقويم.',
  'error.gone': 'لم يعد هذا في التقويم',
  'error.goneHelp': 'أُلغي هذا النشاط.',
  'error.unreadable': 'لا يمكن قراءة هذا العنوان',
  'error.unreadableHelp': 'ربما سقط جزء منه.',
  'error.fault': 'حدث خطأ من جانبنا',
  'error.faultHelp': 'حاول مرة أخرى بعد قليل. وإذا تكرر الخطأ فأعطِ المنسّق هذا الرقم:',
  'error.toCalendar': 'اذهب إلى التقويم',

  'weekday.each':
    '{day, select, mo {يوم اثنين} tu {يوم ثلاثاء} we {يوم أربعاء} th {يوم خميس} fr {يوم جمعة} sa {يوم سبت} other {يوم أحد}}',
  'weekday.in':
    '{day, select, mo {يوم الاثنين} tu {يوم الثلاثاء} we {يوم الأربعاء} th {يوم الخميس} fr {يوم الجمعة} sa {يوم السبت} other {يوم الأحد}}',
  'weekday.spaced':
    '{day, select, mo {يوم الاثنين} tu {يوم الثلاثاء} we {يوم الأربعاء} th {يوم الخميس} fr {يوم الجمعة} sa {يوم السبت} other {يوم الأحد}}',
  'weekday.nth':
    '{day, select, mo {يوم اثنين} tu {يوم ثلاثاء} we {يوم أربعاء} th {يوم خميس} fr {يوم جمعة} sa {يوم سبت} other {يوم أحد}}',
  'weekday.which':
    '{nth, select, n1 {أول} n2 {ثاني} n3 {ثالث} n4 {رابع} n5 {خامس} other {آخر}}{day, select, other {}}',

  'when.and': '{first}، {second}',
  'when.atTime': '{days}، {time}',
  'when.start': 'الساعة {start}',
  'when.between': 'من الساعة {start} إلى {end}',
  'when.allDay': '{days}، طوال اليوم',
  'when.lasts': '{when}، لمدة {length}',
  'when.hours':
    '{count, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}',
  'when.days':
    '{count, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
  'when.through': 'من {start} إلى {end}',
  'when.nextDates': 'في أيام محددة، والتالية هي {dates}',
  'when.certainDays': 'في أيام محددة',
  'when.everyDay':
    '{interval, plural, =1 {كل يوم} =2 {كل يومين} zero {كل # يوم} one {كل # يوم} two {كل يومين} few {كل # أيام} many {كل # يومًا} other {كل # يوم}}',
  'when.everyWeek': 'كل {days}',
  'when.weekdays': 'من الاثنين إلى الجمعة',
  'when.everyNthWeek':
    '{interval, plural, =2 {{days} كل أسبوعين} zero {{days} كل # أسبوع} one {{days} كل # أسبوع} two {{days} كل أسبوعين} few {{days} كل # أسابيع} many {{days} كل # أسبوعًا} other {{days} كل # أسبوع}}',
  'when.oddWeeks': '{days} في الأسابيع الفردية (الأسبوع 1 و3 و5 …)',
  'when.evenWeeks': '{days} في الأسابيع الزوجية (الأسبوع 2 و4 و6 …)',
  'when.nthOfMonth':
    '{nths} {day} {interval, plural, =1 {من كل شهر} =2 {كل شهرين} zero {كل # شهر} one {كل # شهر} two {كل شهرين} few {كل # أشهر} many {كل # شهرًا} other {كل # شهر}}',
  'when.allButNth': 'كل {day} ما عدا {nth} {day} في الشهر',
  'when.date': '{date}',
  'when.datesOfMonth':
    'يوم {dates} {interval, plural, =1 {من كل شهر} =2 {كل شهرين} zero {كل # شهر} one {كل # شهر} two {كل شهرين} few {كل # أشهر} many {كل # شهرًا} other {كل # شهر}}',
  'when.lastOfMonth':
    'آخر يوم {interval, plural, =1 {من كل شهر} =2 {كل شهرين} zero {كل # شهر} one {كل # شهر} two {كل شهرين} few {كل # أشهر} many {كل # شهرًا} other {كل # شهر}}',
  'when.everyYear':
    '{interval, plural, =1 {كل سنة} =2 {كل سنتين} zero {كل # سنة} one {كل # سنة} two {كل سنتين} few {كل # سنوات} many {كل # سنة} other {كل # سنة}} في {date}',
  'when.nthOfYear':
    '{interval, plural, =1 {كل سنة} =2 {كل سنتين} zero {كل # سنة} one {كل # سنة} two {كل سنتين} few {كل # سنوات} many {كل # سنة} other {كل # سنة}}، {nths} {day} من {month}',
  'when.inMonths': '{days} في {months}',
  'when.from': 'ابتداءً من {date}',
  'when.until': 'حتى {date}',
  'when.times':
    '{count, plural, zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}} في المجموع',
  'when.except': 'ما عدا {dates}',
  'when.exceptMore':
    'ما عدا {dates} و{count, plural, zero {# يوم} one {يومًا آخر} two {يومين آخرين} few {# أيام أخرى} many {# يومًا آخر} other {# يوم آخر}}',
  'when.added': 'وأيضًا {dates}',
  'when.zone': 'المنطقة الزمنية {zone}',
};
