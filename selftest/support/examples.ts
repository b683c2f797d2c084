import { openApiDocument, operation, type OperationId } from '../../spec/contract.ts';

/** An example of the OpenAPI document. */
export interface Example {
  name: string;
  value: unknown;
}

type Node = Record<string, unknown>;

/** The examples of a request body or a response, wherever the document keeps them. */
export function examplesIn(part: unknown): Example[] {
  return Object.entries(jsonOf(part)['examples'] ?? {}).map(([name, example]) => ({
    name,
    value: resolved(example)['value'],
  }));
}

/** The schema of an operation's request body, complete with the schemas that it refers to. */
export function schemaOfRequest(id: OperationId): Node {
  const schema = jsonOf(operation(id).definition.requestBody)['schema'];
  const all = { ...(schema as Node), $defs: openApiDocument().components?.schemas };
  return JSON.parse(JSON.stringify(all).replaceAll('#/components/schemas/', '#/$defs/')) as Node;
}

function jsonOf(part: unknown): Node {
  const content = resolved(part)['content'] as Node | undefined;
  return (content?.['application/json'] ?? {}) as Node;
}

function resolved(part: unknown): Node {
  const node = (part ?? {}) as Node;
  if (typeof node['$ref'] !== 'string') return node;
  const keys = node['$ref'].slice(2).split('/');
  return keys.reduce((each, key) => each[key] as Node, openApiDocument() as unknown as Node);
}
