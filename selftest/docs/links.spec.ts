import { existsSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../support/sources.ts';
import { pages, prose } from './markdown.ts';
import { anchorOf } from '../../spec/requirement.ts';

/** The places of a page that a link may name: its headings, equal ones with a number, and anchors of its own. */
function anchorsIn(text: string): Set<string> {
  const headings = text
    .replaceAll(/^```[^]*?^```$/gm, '')
    .split('\n')
    .flatMap(each => /^#+ (.*)$/.exec(each)?.[1] ?? []);
  const times = new Map<string, number>();
  const named = headings.map(each => {
    const anchor = anchorOf(each);
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set([...named, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!)]);
}

/** What is wrong with a link of a page; undefined where nothing is. Other sites are not called. */
function problemOf(from: string, link: string): string | undefined {
  if (/^https:\/\/\S+$/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#', 2);
  const to = path === '' ? from : posix.join(posix.dirname(from), path);
  if (!existsSync(resolve(root, to))) return `${from}: ${link} leads to nothing`;
  if (anchor === undefined) return undefined;
  const isThere = anchorsIn(readFileSync(resolve(root, to), 'utf8')).has(anchor);
  return isThere ? undefined : `${from}: ${link} names no heading`;
}

test.describe('the documentation', () => {
  test('has links that lead somewhere', () => {
    const links = pages.flatMap(({ path, text }) =>
      [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => ({ path, link: link! })),
    );

    const problems = links.flatMap(({ path, link }) => problemOf(path, link) ?? []);

    expect(links.length).toBeGreaterThan(500);
    expect([...new Set(problems)]).toEqual([]);
  });

  test('names each page of docs/ in README', () => {
    const readme = pages.find(({ path }) => path === 'README.md')!.text;
    const unnamed = pages.filter(
      ({ path }) => path.startsWith('docs/') && !readme.includes(`(${path})`),
    );

    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  test('says to users that the package is not published where it names it', () => {
    const silent = pages.filter(
      ({ path, text }) =>
        path !== 'CONTRIBUTING.md' &&
        /npx (?:--yes )?magic-link-sms-conformance/.test(text) &&
        !/not published/i.test(text),
    );

    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('has a README that is read in two minutes', () => {
    const { text } = pages.find(({ path }) => path === 'README.md')!;

    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });
});
