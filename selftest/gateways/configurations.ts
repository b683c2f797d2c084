import type { Behind } from './support/behind.ts';
import type { Program } from './support/programs.ts';

/** A configuration of a real gateway, and what the suite has to say of it. */
export interface Configuration {
  gateway: Program;
  /** Its file, in the folder of the gateway. */
  file: string;
  /** The path of the API at the gateway, where it is not the root. */
  path?: string;
  /** Whether the gateway speaks TLS. */
  tls?: true;
}

/** One that keeps the contract: nothing is red. */
export type Green = Configuration;

/** One that breaks it. */
export interface Faulty extends Configuration {
  /** The checks that are run, or the title of a history. */
  ids: readonly string[];
  /** The requirements that have to fail, where it is known which. */
  accused?: readonly string[];
  /** What stands in the output, in one line: by this the owner finds the line of the configuration. */
  said: RegExp;
  /** What stands behind the gateway, where that is not the reference. */
  behind?: Behind;
}

/** Whatever keeps the contract, and is common. */
export const green: Record<string, Green> = {
  'plain proxying by nginx': { gateway: 'nginx', file: 'plain.conf' },
  'plain proxying by HAProxy': { gateway: 'haproxy', file: 'plain.cfg' },
  'plain proxying by Apache': { gateway: 'apache', file: 'plain.conf' },
  'a path prefix': { gateway: 'nginx', file: 'path-prefix.conf', path: '/tenant-a/' },
  'TLS and HTTP/2': { gateway: 'nginx', file: 'tls-http2.conf', tls: true },
  gzip: { gateway: 'nginx', file: 'gzip.conf' },
  Brotli: { gateway: 'apache', file: 'compressed.conf' },
  'connections closed after each answer, by nginx': {
    gateway: 'nginx',
    file: 'closes-after-each.conf',
  },
  'connections closed after each answer, by HAProxy': {
    gateway: 'haproxy',
    file: 'closes-after-each.cfg',
  },
  'connections closed after three answers': { gateway: 'nginx', file: 'closes-after-three.conf' },
  'limits of 8 KB': { gateway: 'nginx', file: 'limits-of-8-kb.conf' },
  'a queue of twenty calls a second': { gateway: 'nginx', file: 'queue.conf' },
  'added headers and cookies': { gateway: 'haproxy', file: 'added-headers.cfg' },
  'the core rules of ModSecurity, which leave bodies to the API': {
    gateway: 'apache',
    file: 'core-rules-for-an-api.conf',
  },
};

/** Whatever breaks the contract, with the sentence that tells where. */
export const faulty: Record<string, Faulty> = {
  'a limit that answers 503': {
    gateway: 'nginx',
    file: 'throttles-by-503.conf',
    ids: ['verify.link-works-once', 'links.work-in-order'],
    said: /503 to \d+ of \d+ calls \(HTML, `Server: nginx\/[\d.]+`\): a rate limit in front of the target\? Set RATE_LIMIT/,
  },
  'a limit that answers 429': {
    gateway: 'nginx',
    file: 'throttles-by-429.conf',
    ids: ['verify.link-works-once', 'links.work-in-order'],
    said: /429 to \d+ of \d+ calls \(HTML, `Server: nginx\/[\d.]+`\): a rate limit in front of the target\? Set RATE_LIMIT/,
  },
  'Authorization dropped': {
    gateway: 'nginx',
    file: 'drops-authorization.conf',
    ids: ['sign-in.accepts-registered'],
    said: /is rejected \(401\): check DESCOPE_PROJECT_ID, and that no proxy drops the Authorization header/,
  },
  'POST cached': {
    gateway: 'nginx',
    file: 'caches-posts.conf',
    ids: ['verify.link-works-once'],
    accused: ['verify.link-works-once'],
    said: /received 200, from a cache \(`X-Cache: HIT`\)/,
  },
  'a cache that ignores the bearer': {
    gateway: 'nginx',
    file: 'cache-ignores-bearer.conf',
    ids: ['sessions.me-tells-the-user'],
    accused: ['sessions.me-tells-the-user'],
    said: /the same body as an earlier answer to another user's JWT; `X-Cache: HIT`/,
  },
  'keys cached that have changed': {
    gateway: 'apache',
    file: 'caches-keys.conf',
    ids: ['sessions.session-jwt-verifies'],
    accused: ['sessions.session-jwt-verifies'],
    behind: 'changed keys',
    said: /from a cache \(`Age: \d+`\)/,
  },
  'errors made pages by nginx': {
    gateway: 'nginx',
    file: 'errors-as-pages.conf',
    ids: ['errors.verify-shape'],
    accused: ['errors.verify-shape'],
    said: /received answered by a proxy in front \(`Server: nginx\/[\d.]+`, HTML\), not by the API/,
  },
  'errors made pages by Apache': {
    gateway: 'apache',
    file: 'errors-as-pages.conf',
    ids: ['errors.are-json'],
    accused: ['errors.are-json'],
    said: /received answered by a proxy in front \(`Server: Apache\/[\d.]+ \(Debian\)`, HTML\), not by the API/,
  },
  'errors made 200': {
    gateway: 'haproxy',
    file: 'errors-as-200.cfg',
    ids: ['verify.link-works-once', 'sign-in.refuses-unregistered'],
    accused: ['verify.link-works-once', 'sign-in.refuses-unregistered'],
    said: /received 200 \{"errorCode":"E06/,
  },
  'another content type': {
    gateway: 'haproxy',
    file: 'content-type.cfg',
    ids: ['errors.are-json'],
    accused: ['errors.are-json'],
    said: /received the content type is text\/plain/,
  },
  'long JWTs refused': {
    gateway: 'nginx',
    file: 'header-limit.conf',
    ids: ['sessions.me-tells-the-user'],
    accused: ['sessions.me-tells-the-user'],
    said: /received 400, answered by a proxy in front \(`Server: nginx\/[\d.]+`, HTML\), not by the API: .*Request Header Or Cookie Too Large/,
  },
  'each call sent twice': {
    gateway: 'nginx',
    file: 'mirror.conf',
    ids: ['tour 01:'],
    said: /sent \d messages, alike to the letter but for their tokens: does a proxy in front send each call twice/,
  },
  'two states in turns': {
    gateway: 'haproxy',
    file: 'two-states.cfg',
    ids: ['sign-in.accepts-registered'],
    behind: 'two states',
    said: /answers differ between equal calls \(\d of \d me accepted\); several processes with separate state\?/,
  },
  'core rules that read bodies': {
    gateway: 'apache',
    file: 'core-rules.conf',
    ids: ['bad-input.content-type'],
    said: /sign-up-or-in 500, answered by a proxy in front \(`Server: Apache\/[\d.]+ \(Debian\)`, HTML\), not by the API: do rules of a firewall/,
  },
};
