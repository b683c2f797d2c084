import { isIP } from 'node:net';
import { isAmong } from '../../../targets/settings-redirects.ts';
import type { Connection } from '../../../targets/target.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import { approvesAll } from '../../../targets/untestable.ts';

/** URLs on no approved domain that resemble one. */
export interface Lookalikes {
  /** Those of one kind; ends the check where there are none. */
  of(kind: Kind): string[];
  /** One of each kind that has another host, however it is read, and those with an approved host in the query. */
  oneOfEach(): string[];
  /** What the accepted ones are, where nothing but a wildcard among the approved domains would explain them. */
  besideIn(answers: readonly Answer[]): string | undefined;
}

type Kind = keyof ReturnType<typeof lookalikesOf>;

/** The lookalikes of the approved host that lie outside the approved domains, as far as these are known. */
export function lookalikesFor(
  { approvedRedirectUrl, unapprovedRedirectUrl, ...connection }: Connection,
  end: (why: string, type?: 'not offered') => never,
): Lookalikes {
  const { protocol, hostname } = new URL(approvedRedirectUrl);
  const { approvedDomains } = connection;
  const domains = approvedDomains ?? [];
  const wildcards = domains.filter(each => each.startsWith('*.') && isAmong([each], hostname));
  const all = [hostname, ...wildcards.map(each => each.slice(2))].map(each =>
    lookalikesOf(each, protocol, unapprovedRedirectUrl),
  );
  const outside = (url: string) => !isAmong(domains, new URL(url).hostname);
  const of = (kind: Kind) => {
    const those = all.map(each => (isOfHost(kind) ? each[kind].filter(outside) : each[kind]));
    return those.find(each => each.length > 0) ?? [];
  };
  const requireUnapproved = () => connection.approvesAll && end(approvesAll);
  return {
    of: kind => {
      if (kind !== 'script') requireUnapproved();
      const where = approvedDomains ? 'APPROVED_DOMAINS leave' : `${hostname} has`;
      return of(kind).length > 0
        ? of(kind)
        : end(`${where} no lookalike of the kind ${kind}`, 'not offered');
    },
    oneOfEach: () => {
      requireUnapproved();
      return [...onOtherHosts.flatMap(each => of(each).slice(0, 1)), ...of('query')];
    },
    besideIn: answers => {
      const parent = /(?<=^[^.]+)\..+/.exec(hostname)?.[0];
      const hosts = answers.filter(isAccepted).map(each => new URL(redirectUrlOf(each)).hostname);
      const isBeside = parent && hosts.length > 0 && hosts.every(each => each.endsWith(parent));
      if (!isBeside || approvedDomains) return undefined;
      return `a host beside ${hostname} (if the project approves *${parent}, say so by APPROVED_DOMAINS)`;
    },
  };
}

/** Whether lookalikes of a kind are URLs of another host, plainly written. */
const isOfHost = (kind: Kind) => ['suffix', 'prefix', 'dot', 'sibling', 'letters'].includes(kind);

const redirectUrlOf = ({ call }: Answer): string =>
  (JSON.parse(String(call.body)) as { redirectUrl: string }).redirectUrl;

/** URLs that resemble a host; empty where it has no such lookalike. */
function lookalikesOf(host: string, protocol: string, unapproved: string) {
  const other = new URL(unapproved).hostname;
  const at = (authority: string, rest = '/verify') => `${protocol}//${authority}${rest}`;
  const named = isIP(host.replaceAll(/[[\]]/g, '')) === 0;
  const [label = '', ...parents] = host.split('.');
  const hasParent = named && parents.length > 0;
  return {
    suffix: named ? [at(`${host}.${other}`), at(`${host}${other}`)] : [at(`${host}.${other}`)],
    prefix: named ? [at(`not${host}`), at(`not-${host}`)] : [],
    dot: hasParent ? [at([`${label}x${parents[0]}`, ...parents.slice(1)].join('.'))] : [],
    sibling: hasParent ? [at(['sibling', ...parents].join('.'))] : [],
    letters: named ? othersLike(host).map(each => at(each)) : [],
    userInfo: [at(`${host}@${other}`), at(`${host}:443@${other}`)],
    path: [at(other, `/${host}/verify`), at(other, `//${host}/verify`)],
    query: [
      at(other, `/verify?next=${at(host)}`),
      at(other, `/verify#@${host}/`),
      at(other, `?.${host}/verify`),
      at(other, `#.${host}/verify`),
    ],
    backslash: [at(`${other}\\@${host}`), at(`${other}\\.${host}`)],
    script: [
      `javascript://${host}/%0aalert(1)`,
      `JavaScript://${host}/%0aalert(1)`,
      `data://${host}/text/html,hello`,
      `vbscript://${host}/verify`,
      `javascript:alert(1)//${host}/verify`,
    ],
  };
}

/** The kinds of lookalikes whose host is another one, however it is read; beside those with an approved host in the query. */
const onOtherHosts = [
  'suffix',
  'prefix',
  'dot',
  'sibling',
  'letters',
  'userInfo',
  'path',
] as const satisfies Kind[];

const accented = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ' };
const cyrillic = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у' };

/** Hosts of other letters that look like those of a host, or lose a mark on the way: such a domain is another one. */
function othersLike(host: string): string[] {
  const replaced = [accented, cyrillic].map(letters =>
    host.replace(new RegExp(`[${Object.keys(letters).join('')}]`), each => {
      return letters[each as keyof typeof letters];
    }),
  );
  return [...replaced, `${host}\u0301`].filter(each => each !== host);
}
