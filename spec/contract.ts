import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { OpenAPIV3_1 } from 'openapi-types';
import { parse } from 'yaml';

/** An operation of the contract, by its `operationId`. */
export type OperationId = 'signUp' | 'signIn' | 'signUpOrIn' | 'updatePhone' | 'verify';

/** What we read of a schema; ajv reads the rest. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Referable<Schema>>;
  /** Which documents name it: `seed`, `openapi`, `docs`; `sdk` where clients send it. */
  'x-source'?: string | readonly string[];
}

type Referable<T> = T | OpenAPIV3_1.ReferenceObject;

let loaded: OpenAPIV3_1.Document | undefined;

/** The OpenAPI document of the contract, read at first use. */
export function openApiDocument(): OpenAPIV3_1.Document {
  loaded ??= parse(readFileSync(new URL('openapi.yaml', import.meta.url), 'utf8'));
  return loaded as OpenAPIV3_1.Document;
}

/** The operation with its path and method. */
export function operation(id: OperationId) {
  for (const [path, item] of Object.entries(openApiDocument().paths ?? {})) {
    const found = item?.post;
    if (found?.operationId === id) return { path, method: 'POST', definition: found };
  }
  throw new Error(`openapi.yaml has no operation "${id}"`);
}

/** The fields of the operation's request body with their types. */
export function requestFields(id: OperationId): Record<string, Schema> {
  const body = resolve(operation(id).definition.requestBody);
  const schema = resolve<Schema>(body?.content['application/json']?.schema as Schema);
  return fieldsOf(schema ?? {});
}

/** What is wrong with the body of a request by the document, as pairs of a field and a sentence; null counts as absent. */
export function requestProblems(id: OperationId, body: object): { field: string; said: string }[] {
  const requestBody = resolve(operation(id).definition.requestBody);
  const schema = (requestBody?.content['application/json']?.schema ?? {}) as Schema;
  const validate = validator(`${id} request`, schema);
  if (validate(withoutNulls(body))) return [];
  return (validate.errors ?? []).map(({ instancePath, message = 'is wrong' }) => ({
    field: instancePath.slice(1).replaceAll('/', '.') || 'the body',
    said: message,
  }));
}

/** The fields of a request body that no document names, with those around them: `loginOptions.color`. */
export function undocumentedFields(id: OperationId, body: object): string[] {
  const named = Object.entries(withoutNulls(body));
  return unnamedIn(named, requestFields(id));
}

function unnamedIn(
  named: readonly [string, unknown][],
  fields: Record<string, Schema>,
  around = '',
): string[] {
  return named.flatMap(([name, value]) => {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema || !isDocumented(schema)) return [around + name];
    if (!schema.properties || typeof value !== 'object' || value === null) return [];
    return unnamedIn(Object.entries(value), fieldsOf(schema), `${around}${name}.`);
  });
}

/** The fields of a user that a document names. */
export function userFieldNames(): string[] {
  const schema = (openApiDocument().components?.schemas?.['ResponseUser'] ?? {}) as Schema;
  return Object.entries(fieldsOf(schema)).flatMap(([name, each]) =>
    isDocumented(each) ? [name] : [],
  );
}

/** Whether a document names a field, and not clients alone; what is described elsewhere says so there. */
const isDocumented = ({ 'x-source': source = 'openapi' }: Schema): boolean =>
  [source].flat().some(each => each !== 'sdk');

function withoutNulls<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutNulls(each)])) as T;
}

/** A schema's own fields with their types, where it is an object. */
export function fieldsOf(schema: Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, each]) => [name, resolve(each) ?? {}]),
  );
}

/**
 * What is wrong with an answer by the document, one sentence for each fault; empty when nothing is. The values of the
 * body are quoted as `quote` gives them.
 */
export function problems(
  id: OperationId,
  status: number,
  body: unknown,
  quote = (value: string) => value,
): string[] {
  const response = responseOf(id, status);
  if (!response) return [`status ${status} is not in the document`];
  if (body === undefined) return ['the body is not JSON'];
  const validate = validator(`${id} ${response}`, schemaOf(id, response));
  if (validate(body)) return [];
  return (validate.errors ?? []).map(error => sentence(error, body, quote));
}

/** What is wrong with a user, or with a session, by a schema of the document, in the same way. */
export function problemsBySchema(
  name: 'ResponseUser' | 'JWTResponse',
  body: unknown,
  quote = (value: string) => value,
): string[] {
  const validate = validator(name, { $ref: `#/components/schemas/${name}` });
  if (validate(body)) return [];
  return (validate.errors ?? []).map(error => sentence(error, body, quote));
}

function responseOf(id: OperationId, status: number): string | undefined {
  const documented = Object.keys(operation(id).definition.responses ?? {});
  const range = `${Math.floor(status / 100)}XX`;
  return (
    documented.find(each => each === String(status)) ?? documented.find(each => each === range)
  );
}

function schemaOf(id: OperationId, response: string): Referable<Schema> {
  const found = resolve(operation(id).definition.responses?.[response]);
  return (found?.content?.['application/json']?.schema ?? {}) as Schema;
}

function resolve<T extends object>(value: Referable<T> | undefined): T | undefined {
  if (!value || !('$ref' in value) || typeof value.$ref !== 'string') return value as T | undefined;
  const keys = value.$ref.slice(2).split('/');
  return keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown>)[key],
    openApiDocument(),
  ) as T;
}

let ajv: Ajv2020 | undefined;
const validators = new Map<string, ValidateFunction>();

function validator(name: string, schema: Referable<Schema>): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  ajv ??= newAjv();
  const compiled = ajv.compile(moveReferences(schema));
  validators.set(name, compiled);
  return compiled;
}

function newAjv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true });
  ajvFormats.default(made);
  made.addVocabulary(['x-source', 'example']);
  made.addSchema({
    $id: 'contract',
    $defs: moveReferences(openApiDocument().components?.schemas ?? {}),
  });
  return made;
}

/** The document keeps schemas under `components`, JSON Schema under `$defs`. */
function moveReferences<T>(schemas: T): T {
  const text = JSON.stringify(schemas).replaceAll('#/components/schemas/', 'contract#/$defs/');
  return JSON.parse(text) as T;
}

function sentence(
  { instancePath, data, message, keyword, params }: ErrorObject,
  body: unknown,
  quote: (value: string) => string,
) {
  const place = instancePath || (body === data ? 'the body' : '/');
  const shown = quote(JSON.stringify(data) ?? 'nothing'); // before it is cut
  const value = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  const asked =
    keyword === 'required'
      ? `lacks "${params['missingProperty']}"`
      : `is ${value}; the document asks that it ${message}`;
  return `${place} ${asked}`;
}
