import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

type Operation = { readonly method: string; readonly path: string; readonly template: readonly string[] };
export type Checked = { readonly operation: string; readonly errors: readonly string[] };
export type Request = { readonly method: string; readonly path: string; readonly body: unknown };

export type OpenapiChecker = {
  /** Checks the JSON of a request (of multipart bodies `payload_json`); the path is the one after /api/v10. */
  request(request: Request): Checked | 'unknown-operation' | 'no-body';
  /** Checks a value against a schema of the document's components. */
  component(name: string, value: unknown): readonly string[];
  /** How many bodies were checked. */
  checked(): number;
};

/** A checker for the document that DISCORD_OPENAPI names; without it the caller counts its check as skipped. */
export function openapiFromEnvironment(): OpenapiChecker | undefined {
  const path = process.env['DISCORD_OPENAPI'];
  return path === undefined || path === '' ? undefined : createOpenapiChecker(path);
}

const documentId = 'discord';
const permissionKeys = new Set(['default_member_permissions', 'allow', 'deny', 'permissions']);

/** Compiles the validators of Discord's OpenAPI document one by one, when they are first needed. */
export function createOpenapiChecker(file: string): OpenapiChecker {
  const document = withTextualPermissions(JSON.parse(readFileSync(file, 'utf8'))) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  ajvFormats.default(ajv);
  ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
  ajv.addFormat('nonce', true);
  ajv.addFormat('int64', true);
  ajv.addSchema({ ...document, $id: documentId });

  // Literal paths come before templated ones: `/users/@me` before `/users/{user_id}`.
  const operations: Operation[] = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method, path, template: path.split('/') })))
    .toSorted((a, b) => templated(a) - templated(b));
  const validators = new Map<string, ValidateFunction | undefined>();
  let count = 0;

  const validator = (pointer: string): ValidateFunction | undefined => {
    if (!validators.has(pointer)) validators.set(pointer, ajv.getSchema(`${documentId}#${pointer}`));
    return validators.get(pointer);
  };
  const errorsOf = (validate: ValidateFunction, value: unknown) => {
    count += 1;
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  return {
    request: ({ method, path, body }) => {
      const operation = operations.find((candidate) => fits(candidate, method, path));
      if (operation === undefined) return 'unknown-operation';
      if (body === undefined || body === null) return 'no-body';
      const pointer = [
        'paths',
        operation.path,
        operation.method,
        'requestBody',
        'content',
        'application/json',
        'schema',
      ];
      const validate = validator(`/${pointer.map(escaped).join('/')}`);
      if (validate === undefined) return 'no-body';
      return { operation: `${method} ${operation.path}`, errors: errorsOf(validate, body) };
    },
    component: (name, value) => {
      const validate = validator(`/components/schemas/${name}`);
      return validate === undefined ? [`there is no schema ${name}`] : errorsOf(validate, value);
    },
    checked: () => count,
  };
}

function templated({ template }: Operation): number {
  return template.filter((part) => part.startsWith('{')).length;
}

function fits({ method, template }: Operation, wanted: string, path: string): boolean {
  const parts = (path.split('?')[0] ?? '').split('/').map(decodeURIComponent);
  if (method !== wanted.toLowerCase() || parts.length !== template.length) return false;
  return template.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]));
}

/** A segment of a JSON pointer inside a URI. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

// The document knows permissions as integers only; Discord takes and sends strings of digits too.
function withTextualPermissions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withTextualPermissions);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key !== 'properties') return [key, withTextualPermissions(value)];
      const properties = Object.entries(value as object).map(([name, schema]) => [
        name,
        permissionKeys.has(name)
          ? { anyOf: [schema, { type: 'string', pattern: '^[0-9]+$' }] }
          : withTextualPermissions(schema),
      ]);
      return [key, Object.fromEntries(properties)];
    }),
  );
}
