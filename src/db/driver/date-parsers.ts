import { failure } from './outage.ts';

/**
 * How dates and instants are read, by the number of their type. Everything else that reads them trusts their form, so
 * another one (after a setting of the session that changed behind our back) is an error here and never a wrong date.
 */
export const dateParsers: Record<number, (text: string) => string> = {
  1082: (text) => (/^\d{4,}-\d\d-\d\d$/.test(text) ? text : refuse(text)),
  1184: (text) => {
    const [, on, at, offset, minutes = ':00'] = instantForm.exec(text) ?? refuse(text);
    return `${on}T${at}${offset}${minutes}`;
  },
};

const instantForm = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/;

function refuse(text: string): never {
  throw failure('DATE_FORM', `The database writes a date as “${text}”, which is not the ISO form that was asked for`);
}
