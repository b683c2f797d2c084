/** An answer with its JSON written otherwise; what is no JSON, such as the answer to a HEAD, stays as it is. */
export async function rewritten(
  response: Response,
  write: (body: unknown) => string,
): Promise<Response> {
  const { status, headers } = response;
  const text = await response.text();
  const type = headers.get('content-type') ?? '';
  const body = type.includes('json') && text ? write(JSON.parse(text)) : text;
  const others = new Headers(headers);
  others.delete('content-length');
  return new Response(body, { status, headers: others });
}
