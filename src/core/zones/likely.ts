import type { ZoneName } from '../calendar.ts';

/** The zones that most people live in who use Discord in a language: https://discord.com/developers/docs/reference#locales */
const byLocale: Readonly<Record<string, readonly ZoneName[]>> = {
  id: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  da: ['Europe/Copenhagen', 'America/Nuuk'],
  de: ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich'],
  'en-GB': ['Europe/London', 'Europe/Dublin', 'Australia/Sydney'],
  'en-US': ['America/New_York', 'America/Chicago', 'America/Los_Angeles'],
  'es-ES': ['Europe/Madrid', 'Atlantic/Canary'],
  'es-419': ['America/Mexico_City', 'America/Bogota', 'America/Argentina/Buenos_Aires'],
  fr: ['Europe/Paris', 'Europe/Brussels', 'America/Toronto'],
  hr: ['Europe/Zagreb', 'Europe/Belgrade'],
  it: ['Europe/Rome', 'Europe/Zurich'],
  lt: ['Europe/Vilnius'],
  hu: ['Europe/Budapest'],
  nl: ['Europe/Amsterdam', 'Europe/Brussels'],
  no: ['Europe/Oslo'],
  pl: ['Europe/Warsaw', 'Europe/London'],
  'pt-BR': ['America/Sao_Paulo', 'America/Manaus', 'Europe/Lisbon'],
  ro: ['Europe/Bucharest', 'Europe/Chisinau'],
  fi: ['Europe/Helsinki'],
  'sv-SE': ['Europe/Stockholm', 'Europe/Helsinki'],
  vi: ['Asia/Ho_Chi_Minh'],
  tr: ['Europe/Istanbul', 'Europe/Berlin'],
  cs: ['Europe/Prague'],
  el: ['Europe/Athens', 'Asia/Nicosia'],
  bg: ['Europe/Sofia'],
  ru: ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Almaty'],
  uk: ['Europe/Kyiv', 'Europe/Warsaw', 'Europe/Berlin'],
  hi: ['Asia/Kolkata', 'Asia/Dubai'],
  th: ['Asia/Bangkok'],
  'zh-CN': ['Asia/Shanghai', 'Asia/Singapore'],
  ja: ['Asia/Tokyo'],
  'zh-TW': ['Asia/Taipei', 'Asia/Hong_Kong'],
  ko: ['Asia/Seoul'],
};

/** The zones that a member may live in by their language, besides the one that is offered anyway; three at most, the likeliest first. */
export function likelyZones(locale: string, besides: ZoneName): ZoneName[] {
  return (byLocale[locale] ?? byLocale['en-US'] ?? []).filter((zone) => zone !== besides).slice(0, 3);
}
