import type { OpenInbox } from './index.ts';

/** Reads the link, or the bare token, that a mock hands back in the answer of its send operations. */
export const responseInbox: OpenInbox = settings => {
  const field = settings['INBOX_FIELD'] ?? 'link';
  return async () => {
    const links = new Map<string, string[]>();
    let bare = false;
    return {
      inbox: {
        get shows() {
          return bare ? 'token' : 'link';
        },
        urls: async phone => links.get(phone) ?? [],
        note: (phone, answer, redirectUrl) => {
          const value = fieldOf(answer, field);
          if (typeof value !== 'string' || value === '') return;
          bare = !value.includes('://');
          const link = bare ? withToken(value, redirectUrl) : value;
          links.set(phone, [...(links.get(phone) ?? []), link]);
        },
      },
    };
  };
};

/** The field by its name, or by a path with dots. */
function fieldOf(answer: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | null)?.[key], answer);
}

function withToken(token: string, redirectUrl = 'https://bare.example/token'): string {
  const url = new URL(redirectUrl);
  url.searchParams.set('t', token);
  return url.href;
}
