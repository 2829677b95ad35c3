import type { Language } from './language.ts';

export const russian: Language = {
  code: 'ru',
  units: {
    month: 'месяц месяцы месяца месяцев месяце',
    phase: 'этап этапы этапа этапов|фаза фазы фазу|часть части|квартал кварталы|блок блоки блока|ступень ступени',
    week: 'неделя недели неделю недель неделе',
    module: 'модуль модули модуля|спринт спринты спринта|раздел разделы раздела',
    day: 'день дни дня дней дню',
    lesson: 'урок уроки урока уроков|занятие занятия|лекция лекции|сессия сессии',
    project: 'проект проекты проекта',
  },
  ordinals: 'й ый ой ий я ая е ое го',
  numberFirst: true,
  numbers:
    'один одна первый первая первое первого|два две второй вторая второе второго|три третий третья третье|четыре четвертый четвертая четвертое|пять пятый пятая пятое|шесть шестой шестая шестое|семь седьмой седьмая седьмое|восемь восьмой восьмая восьмое|девять девятый девятая девятое|десять десятый десятая десятое|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать|двадцать',
  weekdays: '||среду|||субботу сбт|вск',
  to: 'по до и',
  of: 'из',
  links: 'в во на к ко с со от до по после перед за из для и или каждый каждую о об у как',
};

export const ukrainian: Language = {
  code: 'uk',
  units: {
    month: 'місяць місяці місяця місяців',
    phase: 'етап етапи етапу етапів|фаза фази фазу|частина частини частину|квартал квартали|блок блоки',
    week: 'тиждень тижні тижня тижнів',
    module: 'модуль модулі модуля|спринт спринти|розділ розділи розділу',
    day: 'день дні дня днів',
    lesson: 'урок уроки уроку|заняття заняття|лекція лекції|сесія сесії',
    project: 'проєкт проєкти проєкту|проект проекти проекту',
  },
  ordinals: 'й ий а я е є га го',
  numberFirst: true,
  numbers:
    "один одна перший перша перше першого|два дві другий друга друге|три третій третя третє|чотири четвертий четверта|п'ять п'ятий п'ята|шість шостий шоста|сім сьомий сьома|вісім восьмий восьма|дев'ять дев'ятий дев'ята|десять десятий десята|одинадцять|дванадцять|тринадцять|чотирнадцять|п'ятнадцять|шістнадцять|сімнадцять|вісімнадцять|дев'ятнадцять|двадцять",
  to: 'по до та і й',
  of: 'із з зі',
  links: 'в у на до з зі із від по після перед за для і й та або кожен кожного про як',
};

export const polish: Language = {
  code: 'pl',
  units: {
    month: 'miesiąc miesiące miesiąca miesięcy miesiącu',
    phase: 'etap etapy etapu|faza fazy fazę|część części|kwartał kwartały|blok bloki',
    week: 'tydzień tygodnie tygodnia tygodni tygodniu',
    module: 'moduł moduły modułu|sprint sprinty|rozdział rozdziały',
    day: 'dzień dni dnia dniu',
    lesson: 'lekcja lekcje lekcji|zajęcia zajęcia|sesja sesje|spotkanie spotkania',
    project: 'projekt projekty projektu',
  },
  ordinals: '. szy gi ci ty',
  numbers:
    'jeden pierwszy pierwsza|dwa drugi druga|trzy trzeci trzecia|cztery czwarty czwarta|pięć piąty piąta|sześć szósty szósta|siedem siódmy siódma|osiem ósmy ósma|dziewięć dziewiąty dziewiąta|dziesięć dziesiąty dziesiąta|jedenaście|dwanaście|trzynaście|czternaście|piętnaście|szesnaście|siedemnaście|osiemnaście|dziewiętnaście|dwadzieścia',
  weekdays: 'pn|||czwartku||so|nd ndz',
  to: 'do i',
  of: 'z ze',
  links: 'w we na do z ze od po przed za dla i lub albo każdy każdego o u jak',
};
