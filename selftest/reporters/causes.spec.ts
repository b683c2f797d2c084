import { expect, test } from '@playwright/test';
import { causesOf, idsOf } from '../../reporters/causes.ts';
import type { Entry } from '../../reporters/report.ts';
import { findingOf, type Expects, type Judged } from '../../spec/finding.ts';
import { called } from './fixtures/findings.ts';

/** A red requirement; of what is not said, it is a MUST that failed. */
function red(id: string, said: Partial<Judged> & Partial<Pick<Entry, 'verdict' | 'level'>>): Entry {
  const { verdict = said.blockedBy ? 'blocked' : 'failed', level = 'MUST', ...found } = said;
  const expected = 'something';
  const finding = findingOf({ requirement: id, trail: [], expected, ...found });
  const { history } = finding;
  const check = history ?? id;
  const text = `${id} holds.`;
  const findings = [{ ...finding, check }];
  return { id, level, verdict, reason: 'red', text, quote: '', source: '', findings };
}

const answered = (operation: string, status: number | undefined, expects: Expects) => ({
  trail: [called(operation, status)],
  expects,
});

const differs = (operation: string, subject: string) => ({
  trail: [called(operation, 200)],
  differences: [{ subject, expected: 'one', received: 'another' }],
});

const shown = (entries: Entry[]) => causesOf(entries).map(each => [each.breaks, each.blocks]);

test.describe('the causes of what is red', () => {
  test('are none where nothing is red', () => {
    expect(causesOf([red('a.b', { verdict: 'known failure' })])).toEqual([]);
  });

  test('join what one operation accepts', () => {
    const entries = [
      red('bad-input.update-phone-phone', answered('update-phone', 200, 'refusal')),
      red('update-phone.refuses-forged-jwt', answered('update-phone', 200, 'refusal')),
    ];

    expect(causesOf(entries)).toEqual([
      {
        title: 'update-phone accepts what must be rejected: 200 in place of a 4xx',
        level: 'MUST',
        breaks: entries.map(each => each.id),
        blocks: [],
      },
    ]);
  });

  test('join what a part of the catalogue shows at several operations', () => {
    const operations = ['sign-up', 'sign-in', 'update-phone'];
    const entries = [
      ...operations.map(each =>
        red(`redirects.${each}-refuses-unapproved`, answered(each, 200, 'refusal')),
      ),
      red('sign-in.refuses-unregistered', answered('sign-in', 200, 'refusal')),
    ];

    expect(causesOf(entries).map(each => [each.title, each.breaks.length])).toEqual([
      [
        'Redirects: sign-up, sign-in and update-phone accept what must be rejected: 200 in place of a 4xx',
        3,
      ],
      ['sign-in accepts what must be rejected: 200 in place of a 4xx', 1],
    ]);
  });

  test('tell kinds of answers apart', () => {
    const entries = [
      red('sessions.a', answered('refresh', 401, 'acceptance')),
      red('sessions.b', answered('refresh', 404, 'acceptance')),
      red('sessions.c', answered('refresh', 500, 'acceptance')),
      red('sessions.d', answered('refresh', undefined, 'refusal')),
      red('sessions.e', answered('refresh', 200, 'message')),
      red('sessions.f', answered('refresh', 200, 'silence')),
    ];

    expect(causesOf(entries).map(each => each.title)).toEqual([
      'refresh rejects what must be accepted: 401 in place of a 2xx',
      'refresh rejects what must be accepted: 404 in place of a 2xx',
      'refresh ends in a server error: 500',
      'refresh gives no whole answer',
      'a message of refresh does not arrive as it must',
      'refresh sends a message that must not be sent',
    ]);
  });

  test('join values by what differs', () => {
    const subject = '`loginIds` of the user';
    const entries = [
      red('verify.a', differs('verify', subject)),
      red('sessions.b', differs('me', subject)),
      red('verify.c', differs('verify', '`firstSeen`')),
    ];

    expect(causesOf(entries).map(each => each.title)).toEqual([
      '`loginIds` of the user: not as expected',
      'not met: verify.c holds',
    ]);
  });

  test('hold up what they block, to the end of the chain', () => {
    const entries = [
      red('verify.works', answered('verify', 404, 'acceptance')),
      red('links.old', { ...answered('verify', 404, 'acceptance'), blockedBy: 'verify.works' }),
      red('links.older', { ...answered('verify', 404, 'acceptance'), blockedBy: 'links.old' }),
    ];

    expect(shown(entries)).toEqual([[['verify.works'], ['links.old', 'links.older']]]);
  });

  test('are told by the answer where what blocks is not red', () => {
    const blocked = { ...answered('verify', 401, 'acceptance'), blockedBy: 'verify.completes' };
    const entries = [
      red('links.a', answered('verify', 401, 'acceptance')),
      red('concurrency.b', blocked),
      red('concurrency.c', { blockedBy: 'set-up.one' }),
      red('concurrency.d', { blockedBy: 'set-up.one' }),
    ];

    expect(shown(entries)).toEqual([
      [['links.a'], ['concurrency.b']],
      [[], ['concurrency.c', 'concurrency.d']],
    ]);
  });

  test('survive requirements that block each other', () => {
    const entries = [red('a.a', { blockedBy: 'a.b' }), red('a.b', { blockedBy: 'a.a' })];

    expect(causesOf(entries).flatMap(idsOf).sort()).toEqual(['a.a', 'a.b']);
  });

  test('join what the same histories alone have found', () => {
    const in1 = { history: 'tour 1' };
    const entries = [
      red('sign-up.a', { ...answered('sign-up', 409, 'acceptance'), ...in1 }),
      red('privacy.b', { ...differs('sign-in', 'the answer'), ...in1 }),
      red('sessions.c', { ...differs('me', '`name`'), history: 'tour 2' }),
    ];

    expect(shown(entries)).toEqual([
      [['sign-up.a', 'privacy.b'], []],
      [['sessions.c'], []],
    ]);
  });

  test('come with those of a MUST first, then by how many they concern; stale ones last', () => {
    const entries = [
      red('a.stale', { verdict: 'stale' }),
      red('a.should', { ...answered('me', 200, 'refusal'), level: 'SHOULD' }),
      red('a.should-too', { ...answered('me', 200, 'refusal'), level: 'SHOULD' }),
      red('a.must', answered('verify', 500, 'refusal')),
      red('b.must', answered('sign-in', 500, 'acceptance')),
      red('b.blocked', { ...answered('sign-in', 500, 'acceptance'), blockedBy: 'b.must' }),
    ];

    expect(shown(entries)).toEqual([
      [['b.must'], ['b.blocked']],
      [['a.must'], []],
      [['a.should', 'a.should-too'], []],
      [['a.stale'], []],
    ]);
  });

  test('come with the command that runs what they break', () => {
    const entries = [red('a.b', { blockedBy: 'a.c' }), red('a.c', {})];
    const [cause] = causesOf(entries, ids => `run ${ids.join(' ')}`);

    expect(cause!.rerun).toBe('run a.c');
  });
});
