import type { Language } from './language.ts';

export const english: Language = {
  code: 'en',
  units: {
    month: 'month months',
    phase: 'phase phases|quarter quarters|part parts|stage stages',
    week: 'week weeks|wk wks',
    module: 'module modules|sprint sprints|unit units',
    day: 'day days',
    lesson: 'lesson lessons|session sessions',
    project: 'project projects',
  },
  ordinals: 'st nd rd th',
  numbers:
    'one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty',
  weekdays: 'mo|tues tu|weds we|thur thurs th|fr|sa|su',
  months: '||||||||sept',
  to: 'to and through until',
  of: 'of',
  links:
    'on at in of to from after before until till by since for with and or the this that each every like see as than',
};

export const german: Language = {
  code: 'de',
  units: {
    month: 'Monat Monate Monats Monaten',
    phase:
      'Phase Phasen|Quartal Quartale Quartals|Teil Teile Teils Teilen|Etappe Etappen|Stufe Stufen|Abschnitt Abschnitte',
    week: 'Woche Wochen',
    module: 'Modul Module Moduls Modulen|Sprint Sprints|Block Blöcke',
    day: 'Tag Tage Tages Tags Tagen',
    lesson: 'Lektion Lektionen|Sitzung Sitzungen|Einheit Einheiten|Stunde Stunden|Unterrichtsstunde Unterrichtsstunden',
    project: 'Projekt Projekte Projekts Projekten',
  },
  ordinals: '. ter te tes',
  numbers:
    'eins erster erste erstes|zwei zweiter zweite zweites|drei dritter dritte drittes|vier vierter vierte viertes|fünf fünfter fünfte fünftes|sechs sechster sechste sechstes|sieben siebter siebte siebtes|acht achter achte achtes|neun neunter neunte neuntes|zehn zehnter zehnte zehntes|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig',
  to: 'bis und',
  of: 'von',
  links: 'an am im in ab von vor nach bis zu zum seit für mit und oder der die das den dem jeder jeden wie',
};
