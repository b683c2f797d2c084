/** Where a URL leads: scheme, host, port and path. A text that is no URL stays as it is. */
export function withoutQuery(url: string | URL): string {
  const text = String(url);
  if (!URL.canParse(text)) return text;
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}

/** The parameters of a query as they are meant, those of one name in their order. */
export function parametersOf(url: string, but?: string): [name: string, value: string][] {
  if (!URL.canParse(url)) return [];
  const { searchParams } = new URL(url);
  searchParams.sort(); // which keeps the order of equal names; that of others is free
  return [...searchParams].filter(([name]) => name !== but);
}

/** The values of a parameter in the query of a URL, each as it is written and as it may be meant. */
export function valuesOf(url: string, parameter: string): string[][] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return query
    .split('&')
    .map(each => /^([^=]*)=?(.*)$/s.exec(each)!)
    .filter(([, name]) => name === parameter)
    .map(([, , raw = '']) => [raw, decoded(raw), decoded(raw.replaceAll('+', ' '))]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
