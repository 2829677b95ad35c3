/** One fault of a request body, at its place in it. */
export type Issue = { readonly path: readonly (string | number)[]; readonly code: string; readonly message: string };

/** Looks at one value and tells what is wrong with it. */
export type Check = (value: unknown, path: Issue['path']) => Issue[];
export type Json = { readonly [key: string]: unknown };

export function issue(path: Issue['path'], code: string, message: string): Issue {
  return { path, code, message };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one: for reading what a check has already refused or accepted. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(max: number, min = 0): Check {
  return (value, path) => {
    if (typeof value !== 'string')
      return [issue(path, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`)];
    if (/\p{Surrogate}/u.test(value))
      return [issue(path, 'STRING_TYPE_CONVERT', 'Could not interpret a lone surrogate.')];
    // Discord counts code points and trims before it counts.
    const length = [...value.trim()].length;
    if (length >= min && length <= max) return [];
    if (length === 0) return [required(path)];
    return [
      min > 0
        ? issue(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
        : issue(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`),
    ];
  };
}

export function integer(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, path) => {
    if (!Number.isInteger(value)) return [issue(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`)];
    if (Number(value) < min)
      return [issue(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)];
    if (Number(value) > max)
      return [issue(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)];
    return [];
  };
}

export const boolean: Check = (value, path) =>
  typeof value === 'boolean' ? [] : [issue(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')];

export const snowflake: Check = (value, path) =>
  /^\d{1,20}$/.test(String(value)) ? [] : [issue(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`)];

/** Permission sets come as numbers or as strings of digits. */
export const permissionSet: Check = (value, path) =>
  /^\d+$/.test(String(value)) ? [] : [issue(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`)];

export function url(schemes: readonly string[]): Check {
  return (value, path) => {
    if (typeof value !== 'string' || !URL.canParse(value)) {
      return [issue(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')];
    }
    const scheme = new URL(value).protocol.slice(0, -1);
    if (schemes.includes(scheme)) return [];
    return [
      issue(
        path,
        'URL_TYPE_INVALID_SCHEME',
        `"${scheme}": Scheme must be one of (${schemes.map((s) => `'${s}'`).join(', ')}).`,
      ),
    ];
  };
}

export function oneOf(values: readonly unknown[]): Check {
  return (value, path) =>
    values.includes(value) ? [] : [issue(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`)];
}

export function list(item: Check, max: number, min = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [issue(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')];
    if (value.length < min || value.length > max) {
      return [
        min > 0
          ? issue(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
          : issue(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`),
      ];
    }
    return value.flatMap((element, index) => item(element, [...path, index]));
  };
}

/** An object; keys not named are let pass, as Discord does. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isJson(value)) return [issue(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')];
    return Object.entries(fields).flatMap(([key, check]) => check(value[key], [...path, key]));
  };
}

export function must(check: Check): Check {
  return (value, path) => (value === undefined || value === null ? [required(path)] : check(value, path));
}

export function maybe(check: Check): Check {
  return (value, path) => (value === undefined || value === null ? [] : check(value, path));
}

export function all(...checks: readonly Check[]): Check {
  return (value, path) => checks.flatMap((check) => check(value, path));
}

function required(path: Issue['path']): Issue {
  return issue(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}
