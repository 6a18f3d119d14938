// Ukrainian. See da.ts.
import type { Messages } from './messages.ts';

export const uk: Messages = {
  'site.skip': 'Перейти до змісту',
  'site.menu': 'Меню',
  'site.calendar': 'Календар',
  'site.associations': 'Обʼєднання',
  'site.languages': 'Мова',
  'site.privacy': 'Без файлів cookie та без відстеження.',

  'agenda.title': 'Що відбувається',
  'agenda.today': 'Сьогодні',
  'agenda.tomorrow': 'Завтра',
  'agenda.yesterday': 'Учора',
  'agenda.week': 'Тиждень {week}',
  'agenda.turn': 'Інші дні',
  'agenda.earlier': 'Раніше',
  'agenda.later': 'Пізніше',
  'agenda.toToday': 'До сьогоднішнього дня',
  'agenda.nothing': 'У ці дні в календарі нічого немає.',
  'agenda.nothingChosen': 'Немає нічого, що відповідає вашому вибору.',
  'agenda.nextIs': 'Наступна дата: {date}',
  'agenda.nothingNext': 'На наступний рік теж нічого не заплановано.',
  'agenda.otherLanguage': 'Деякі тексти є лише такою мовою: {languages}.',

  'names.comma': ', ',
  'names.and': ' і ',

  'date.dayMonth': '{day}\u00a0{month}',
  'date.allDay': 'Увесь день',
  'date.clock': '{hour}:{minute}',
  'date.wholeHour': '{hour}:00',
  'date.at': '{date}, {time}',
  'date.withWeekday': '{weekday}, {date}',
  'date.withYear': '{date} {year} року',

  'mark.cancelled': 'Скасовано',
  'mark.changed': 'Змінено',
  'mark.note': 'Зверніть увагу',
  'mark.now': 'Триває зараз',
  'mark.over': 'Завершено',
  'mark.movedFrom': 'Перенесено. Було: {date}',
  'mark.elsewhere': 'Не там, де зазвичай',

  'facts.for': 'Для кого: {audiences}',
  'facts.in': 'Мова: {languages}',
  'facts.online': 'Онлайн',

  'filter.title': 'Виберіть, що показати',
  'filter.words': 'Пошук',
  'filter.association': 'Обʼєднання',
  'filter.category': 'Вид заняття',
  'filter.audience': 'Для кого',
  'filter.area': 'Місто або район',
  'filter.language': 'Мова спілкування',
  'filter.from': 'Починаючи з',
  'filter.any': 'Усі',
  'filter.more': 'Вибрати ще',
  'filter.apply': 'Показати',
  'filter.chosen': 'Ви вибрали',
  'filter.remove': 'Прибрати: {name}',
  'filter.clear': 'Показати все',

  'associations.count':
    '{count, plural, one {# обʼєднання} few {# обʼєднання} many {# обʼєднань} other {# обʼєднання}}',
  'associations.nowhere': 'Інші',
  'associations.none': 'У календарі ще немає обʼєднань.',

  'association.link': 'Вебсайт',
  'association.coming': 'Найближчим часом',
  'association.nothing': 'Зараз у календарі нічого немає.',
  'association.allDates': 'Усі дати в календарі',
  'association.series': 'Заняття та зустрічі',

  'follow.title': 'Стежте за подіями у власному календарі',
  'follow.how': 'Усе буде в календарі вашого телефона. Нові дати та скасування зʼявляються самі.',
  'follow.chosen': 'Ви отримаєте лише те, що вибрали.',
  'follow.subscribe': 'Додати до мого календаря',
  'follow.download': 'Завантажити файл (.ics)',
  'follow.address': 'Або вставте цю адресу у свій календар',
  'follow.copy': 'Скопіювати адресу',
  'follow.copied': 'Скопійовано',
  'follow.delay': 'У Google Календарі зміни можуть зʼявлятися із затримкою до однієї доби.',

  'activity.when': 'Коли',
  'activity.where': 'Де',
  'activity.who': 'Для кого',
  'activity.everyone': 'Запрошуємо всіх',
  'activity.languages': 'Мови спілкування',
  'activity.category': 'Вид заняття',
  'activity.next': 'Наступні дати',
  'activity.noNext': 'Більше дат немає.',
  'activity.more': 'І ще дати після цих.',
  'activity.map': 'Показати на карті',
  'activity.addressHidden': 'Про адресу запитайте організатора.',
  'activity.online': 'Взяти участь онлайн',
  'activity.link': 'Докладніше',
  'activity.cancelled': 'Цю подію скасовано.',
  'activity.textIn': 'Мова тексту: {language}',
  'activity.file': 'Додати до мого календаря',

  'error.notFound': 'Такої сторінки немає',
  'error.notFoundHelp': 'Можливо, в адресі є помилка або те, що ви шукаєте, вилучено з календаря.',
  'error.gone': 'Цього вже немає в календарі',
  'error.goneHelp': 'Подію скасовано.',
  'error.unreadable': 'Адресу неможливо прочитати',
  'error.unreadableHelp': 'Можливо, у ній чогось бракує.',
  'error.fault': 'У нас сталася помилка',
  'error.faultHelp':
    'Спробуйте ще раз трохи згодом. Якщо помилка повториться, повідомте координатору цей номер:',
  'error.toCalendar': 'Перейти до календаря',

  'weekday.each':
    '{day, select, mo {щопонеділка} tu {щовівторка} we {щосереди} th {щочетверга} fr {щопʼятниці} sa {щосуботи} other {щонеділі}}',
  'weekday.in':
    '{day, select, mo {у понеділок} tu {у вівторок} we {у середу} th {у четвер} fr {у пʼятницю} sa {у суботу} other {у неділю}}',
  'weekday.spaced':
    '{day, select, mo {у понеділок} tu {у вівторок} we {у середу} th {у четвер} fr {у пʼятницю} sa {у суботу} other {у неділю}}',
  'weekday.nth':
    '{day, select, mo {понеділок} tu {вівторок} we {середу} th {четвер} fr {пʼятницю} sa {суботу} other {неділю}}',
  'weekday.which':
    '{day, select, mo {{nth, select, n1 {перший} n2 {другий} n3 {третій} n4 {четвертий} n5 {пʼятий} other {останній}}} tu {{nth, select, n1 {перший} n2 {другий} n3 {третій} n4 {четвертий} n5 {пʼятий} other {останній}}} th {{nth, select, n1 {перший} n2 {другий} n3 {третій} n4 {четвертий} n5 {пʼятий} other {останній}}} other {{nth, select, n1 {першу} n2 {другу} n3 {третю} n4 {четверту} n5 {пʼяту} other {останню}}}}',

  'when.and': '{first}, {second}',
  'when.atTime': '{days}, {time}',
  'when.start': '{start}',
  'when.between': '{start}–{end}',
  'when.allDay': '{days}, увесь день',
  'when.lasts': '{when}, тривалість: {length}',
  'when.hours': '{count, plural, one {# година} few {# години} many {# годин} other {# години}}',
  'when.days': '{count, plural, one {# день} few {# дні} many {# днів} other {# дня}}',
  'when.through': '{start} – {end}',
  'when.nextDates': 'у певні дні, найближчі: {dates}',
  'when.certainDays': 'у певні дні',
  'when.everyDay':
    '{interval, plural, =1 {щодня} =2 {через день} one {раз на # день} few {раз на # дні} many {раз на # днів} other {раз на # дня}}',
  'when.everyWeek': '{days}',
  'when.weekdays': 'з понеділка до пʼятниці',
  'when.everyNthWeek':
    '{interval, plural, =2 {{days} раз на два тижні} one {{days} раз на # тиждень} few {{days} раз на # тижні} many {{days} раз на # тижнів} other {{days} раз на # тижня}}',
  'when.oddWeeks': '{days} непарних тижнів (тиждень 1, 3, 5 …)',
  'when.evenWeeks': '{days} парних тижнів (тиждень 2, 4, 6 …)',
  'when.nthOfMonth':
    'в {nths} {day} {interval, plural, =1 {місяця} =2 {раз на два місяці} one {раз на # місяць} few {раз на # місяці} many {раз на # місяців} other {раз на # місяця}}',
  'when.allButNth': 'щотижня у {day}, але не в {nth} {day} місяця',
  'when.date': '{date}',
  'when.datesOfMonth':
    '{dates} числа {interval, plural, =1 {кожного місяця} =2 {раз на два місяці} one {раз на # місяць} few {раз на # місяці} many {раз на # місяців} other {раз на # місяця}}',
  'when.lastOfMonth':
    'в останній день {interval, plural, =1 {місяця} =2 {раз на два місяці} one {раз на # місяць} few {раз на # місяці} many {раз на # місяців} other {раз на # місяця}}',
  'when.everyYear':
    '{interval, plural, =1 {щороку} =2 {раз на два роки} one {раз на # рік} few {раз на # роки} many {раз на # років} other {раз на # року}} {date}',
  'when.nthOfYear':
    '{interval, plural, =1 {щороку} =2 {раз на два роки} one {раз на # рік} few {раз на # роки} many {раз на # років} other {раз на # року}} в {nths} {day} {month}',
  'when.inMonths': '{days} (місяці: {months})',
  'when.from': 'з {date}',
  'when.until': 'до {date}',
  'when.times': 'усього {count, plural, one {# раз} few {# рази} many {# разів} other {# раза}}',
  'when.except': 'крім {dates}',
  'when.exceptMore':
    'крім {dates} і ще {count, plural, one {# дня} few {# днів} many {# днів} other {# дня}}',
  'when.added': 'а також {dates}',
  'when.zone': 'часовий пояс {zone}',
};
