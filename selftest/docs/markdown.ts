import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, type Source } from '../support/sources.ts';

/** The pages that people read, with their paths from the project's folder. */
export const pages: readonly Source[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'drivers/PROTOCOL.md',
  'spec/SOURCES.md',
  ...readdirSync(resolve(root, 'docs')).map(each => `docs/${each}`),
].map(path => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));

/** A page by its path. */
export const page = (path: string): string => pages.find(each => each.path === path)!.text;

/** A fenced block of a page. */
export interface Block {
  /** Where it begins: `docs/mocks.md:12`. */
  place: string;
  language: string;
  /** What runs it, as its first line says behind the language; empty where that says nothing. */
  runner: string;
  /** Why nothing runs it. */
  whyNot: string;
  text: string;
}

const fence = /^```(.*)\n([^]*?)^```$/gm;

/** The fenced blocks of all pages. */
export const blocks: readonly Block[] = pages.flatMap(({ path, text }) =>
  [...text.matchAll(fence)].map(({ index, 1: info = '', 2: block = '' }) => ({
    place: `${path}:${text.slice(0, index).split('\n').length}`,
    language: info.split(' ', 1)[0]!,
    runner: /^\w+ run: (\S+)$/.exec(info)?.[1] ?? '',
    whyNot: /^\w+ not run: (.+)$/.exec(info)?.[1] ?? '',
    text: block,
  })),
);

/** The blocks that something runs. */
export const blocksOf = (runner: string): Block[] => blocks.filter(each => each.runner === runner);

/** A page without what is code. */
export const prose = (text: string): string =>
  text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
