import { shapes, type Shape } from './providers.ts';

/** The number that the examples in the documentation are sent to. */
export const examplePhone = '+12025550142';

/** The link in an example: its token tells which provider it is of. */
export const exampleLink = (provider: string): string =>
  `https://app.example.com/verify?t=${provider.toLowerCase().replaceAll(/\W+/g, '-')}`;

/** A request to each provider as the documentation shows it, below a heading with its name. */
export async function exampleRequests(): Promise<string> {
  const examples = await Promise.all(shapes.map(exampleOf));
  return examples.join('\n\n');
}

async function exampleOf(shape: Shape): Promise<string> {
  const { provider, method = 'POST', path } = shape;
  const text = `Sign in: ${exampleLink(provider)}`;
  const filled = path
    .replace('{to}', encodeURIComponent(examplePhone))
    .replace('{text}', encodeURIComponent(text));
  const { type, body } = await contentOf(shape, text);
  const head = [`${method} ${filled}`, ...(type ? [`Content-Type: ${type}`] : [])];
  const lines = [...head, ...(body ? ['', body] : [])];
  return [`### ${provider}`, '', '```http run: inbox-webhook', ...lines, '```'].join('\n');
}

const boundary = 'example';

/** What a request holds, with line feeds alone, and its media type. */
async function contentOf({ body, type }: Shape, text: string) {
  const content = body?.(examplePhone, text);
  if (content === undefined) return {};
  if (typeof content === 'string') return { type: type!, body: content };
  if (content instanceof URLSearchParams)
    return { type: 'application/x-www-form-urlencoded', body: content.toString() };
  if (!(content instanceof FormData))
    return { type: 'application/json', body: JSON.stringify(content, null, 2) };
  const encoded = new Response(content);
  const usual = /boundary=(.*)/.exec(encoded.headers.get('content-type')!)![1]!;
  const lines = (await encoded.text()).replaceAll(usual, boundary).replaceAll('\r\n', '\n').trim();
  return { type: `multipart/form-data; boundary=${boundary}`, body: lines };
}
