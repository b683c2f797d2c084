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
  /** Settings of the suite beside the usual ones. */
  settings?: Record<string, string>;
}

/** One that keeps the contract: nothing is red. */
export type Green = Configuration;

/** One that breaks it. */
export interface Faulty extends Configuration {
  /** The checks that are run. */
  ids: readonly string[];
  /** Those among them that have to fail. */
  accused?: readonly string[];
  /** What stands in the output, in one line: by this the owner finds the line of the configuration. */
  said: RegExp;
  /** What stands behind the gateway, where that is not the reference. */
  behind?: 'two states' | 'changed keys';
}

/** Whatever keeps the contract, and is common. */
export const green: Record<string, Green> = {
  'plain proxying by nginx': { gateway: 'nginx', file: 'plain.conf' },
  'plain proxying by HAProxy': { gateway: 'haproxy', file: 'plain.cfg' },
  'plain proxying by Apache': { gateway: 'apache', file: 'plain.conf' },
  'a path prefix': { gateway: 'nginx', file: 'path-prefix.conf', path: '/tenant-a/' },
  'TLS and HTTP/2': { gateway: 'nginx', file: 'tls-http2.conf', tls: true },
  'gzip': { gateway: 'nginx', file: 'gzip.conf' },
  'Brotli': { gateway: 'apache', file: 'compressed.conf' },
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
  'the core rules of ModSecurity': { gateway: 'apache', file: 'core-rules.conf' },
};

/** Whatever breaks the contract, with the sentence that tells where. */
export const faulty: Record<string, Faulty> = {};
