import type { ZoneName } from '../calendar.ts';

/** Spellings that were replaced, old to new; each Node version lists only one of the two, all of them accept both. */
export const renamed: ReadonlyMap<ZoneName, ZoneName> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Atka', 'America/Adak'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Knox_IN', 'America/Indiana/Knox'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['America/Porto_Acre', 'America/Rio_Branco'],
  ['America/Virgin', 'America/St_Thomas'],
  ['Asia/Ashkhabad', 'Asia/Ashgabat'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Chungking', 'Asia/Chongqing'],
  ['Asia/Dacca', 'Asia/Dhaka'],
  ['Asia/Istanbul', 'Europe/Istanbul'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Macao', 'Asia/Macau'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Thimbu', 'Asia/Thimphu'],
  ['Asia/Ujung_Pandang', 'Asia/Makassar'],
  ['Asia/Ulan_Bator', 'Asia/Ulaanbaatar'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Europe/Nicosia', 'Asia/Nicosia'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** Cities with a name of their own in the time zone database that Node accepts and does not list. */
const unlisted = `
  Africa/Timbuktu America/Argentina/ComodRivadavia America/Atikokan America/Coral_Harbour America/Ensenada
  America/Fort_Wayne America/Montreal America/Nipigon America/Pangnirtung America/Rainy_River America/Rosario
  America/Santa_Isabel America/Shiprock America/Thunder_Bay America/Yellowknife Antarctica/South_Pole
  Asia/Choibalsan Asia/Harbin Asia/Kashgar Asia/Tel_Aviv Atlantic/Jan_Mayen Australia/Canberra Australia/Currie
  Europe/Belfast Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye Pacific/Johnston Pacific/Yap`;

const areaAndCity = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

/** Every zone a person may choose, old spellings too: UTC and the `Area/City` names this Node lists, with those it accepts unlisted. */
export const zoneNames: readonly ZoneName[] = [
  'UTC',
  ...new Set([...renamed].flat().concat(unlisted.trim().split(/\s+/), Intl.supportedValuesOf('timeZone')).sort()),
].filter((name) => name === 'UTC' || areaAndCity.test(name));

/** What to offer before anything is typed, the most people first. */
export const popularZones: readonly ZoneName[] = `
  America/New_York Europe/London Asia/Kolkata America/Los_Angeles Europe/Berlin America/Chicago Europe/Paris
  America/Sao_Paulo Asia/Tokyo Asia/Shanghai Australia/Sydney Europe/Kyiv Europe/Warsaw Europe/Madrid Asia/Singapore
  Asia/Jakarta Asia/Manila Africa/Lagos Europe/Istanbul America/Toronto America/Mexico_City America/Denver Asia/Dubai
  Africa/Johannesburg UTC`
  .trim()
  .split(/\s+/);
