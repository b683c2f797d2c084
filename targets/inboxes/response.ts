import type { Inbox } from '../target.ts';

/** Reads the link, or the bare token, that a mock hands back in the answer of its send operations. */
export function responseInbox(field: string): Inbox {
  const links = new Map<string, string[]>();
  let bare = false;
  let lacking: string | undefined;
  const handedOut = (answer: unknown) => {
    const value = fieldOf(answer, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    handedOut,
    trouble: () => lacking,
    get shows() {
      return bare ? 'token' : 'link';
    },
    urls: async phone => links.get(phone) ?? [],
    note: (phone, answer, redirectUrl) => {
      const value = handedOut(answer);
      if (value === undefined) {
        const found = namesIn(answer).join(', ') || 'nothing';
        lacking = `an answer has no text in INBOX_FIELD "${field}"; it has ${found}`;
        return;
      }
      bare = !value.includes('://');
      const link = bare ? withToken(value, redirectUrl) : value;
      links.set(phone, [...(links.get(phone) ?? []), link]);
    },
  };
}

/** The field by its name, or by a path with dots. */
function fieldOf(answer: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | null)?.[key], answer);
}

/** The fields of an answer, those that are nested with dots. */
function namesIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => {
    const nested = namesIn(value).map(each => `${name}.${each}`);
    return nested.length > 0 ? nested : [name];
  });
}

function withToken(token: string, redirectUrl = 'https://bare.example/token'): string {
  const url = new URL(redirectUrl);
  url.searchParams.set('t', token);
  return url.href;
}
