import { expect, test } from '@playwright/test';
import {
  changelogAfter,
  changesSince,
  lastRelease,
  releasedAfter,
  versionFor,
} from '../commands/release-changes.ts';
import { placesIn, placesWithSince } from '../commands/release-places.ts';
import { isLater, releasedRequirements, thisRelease, type Released } from '../spec/released.ts';
import { isRequirement, requirements } from '../suites/catalogue.ts';
import { readKeptRows } from '../suites/support/journeys/rows.ts';
import { parseSettings } from '../targets/settings.ts';

const released: Record<string, Released> = {
  'a.kept': { level: 'MUST', since: '0.1.0' },
  'a.raised': { level: 'SHOULD', since: '0.1.0' },
  'a.stricter': { level: 'MUST', since: '0.1.0', stricter: ['0.3.0'] },
  'a.removed': { level: 'MUST', since: '0.2.0' },
};
const catalogue = {
  'a.kept': { level: 'MUST' },
  'a.raised': { level: 'MUST' },
  'a.stricter': { level: 'MUST' },
  'a.added': { level: 'SHOULD' },
} as const;
const places = [
  { id: 'a.stricter', since: '0.4.0' },
  { id: 'a.kept', since: '0.1.0' },
];

test.describe('the next release', () => {
  test('is at least the version that its changes ask for', () => {
    const before = releasedRequirements();
    const changes = changesSince(before, requirements, placesWithSince());
    const isOver = changes.added.length + changes.stricter.length + changes.removed.length === 0;
    const least = isOver ? lastRelease(before) : versionFor(lastRelease(before), changes);

    expect(
      isLater(least, thisRelease),
      `thisRelease of spec/released.ts has to be ${least} or later`,
    ).toBe(false);
  });

  test('brings whatever says since when it asks, or an earlier one does', () => {
    const all = [...placesWithSince(), ...readKeptRows().map(({ since }) => ({ id: '', since }))];

    expect(all.filter(({ since }) => isLater(since, thisRelease))).toEqual([]);
    expect(all.filter(({ id }) => id && !isRequirement(id))).toEqual([]);
    expect(all).toContainEqual({ id: 'sessions.step-up-needs-jwt', since: '0.2.0' });
  });

  test('never uses the id of a removed requirement again', () => {
    const removed = Object.entries(releasedRequirements()).filter(([, each]) => each.removed);

    expect(removed.filter(([id]) => isRequirement(id))).toEqual([]);
  });
});

test.describe('a release', () => {
  const changes = changesSince(released, catalogue, places);

  test('knows what it adds, makes stricter and removes', () => {
    expect(changes).toEqual({
      added: ['a.added'],
      stricter: ['a.raised', 'a.stricter'],
      removed: ['a.removed'],
    });
  });

  for (const [kinds, version] of [
    [{}, '0.3.1'],
    [{ added: ['a.added'] }, '0.4.0'],
    [{ stricter: ['a.kept'] }, '0.4.0'],
    [{ added: ['a.added'], removed: ['a.removed'] }, '1.0.0'],
  ] as const)
    test(`asks for ${version} after 0.3.0, by ${Object.keys(kinds).join(' and ') || 'nothing'}`, () => {
      const asked = { added: [], stricter: [], removed: [], ...kinds };

      expect(versionFor(lastRelease(released), asked)).toBe(version);
    });

  test('is written down for programs', () => {
    expect(releasedAfter(released, catalogue, changes, '1.0.0')).toEqual({
      'a.kept': { level: 'MUST', since: '0.1.0' },
      'a.raised': { level: 'MUST', since: '0.1.0', stricter: ['1.0.0'] },
      'a.stricter': { level: 'MUST', since: '0.1.0', stricter: ['0.3.0', '1.0.0'] },
      'a.removed': { level: 'MUST', since: '0.2.0', removed: '1.0.0' },
      'a.added': { level: 'SHOULD', since: '1.0.0' },
    });
  });

  test('is written down for people', () => {
    const text = '# Changelog\n\n## Unreleased\n\n- Faster.\n';

    expect(changelogAfter(text, changes, '1.0.0')).toBe(
      [
        '# Changelog\n\n## Unreleased\n\n## 1.0.0\n',
        '- Requirements added: `a.added`.',
        '- Requirements made stricter: `a.raised`, `a.stricter`.',
        '- Requirements removed: `a.removed`.',
        '- Faster.\n',
      ].join('\n'),
    );
  });

  test('finds in checks since when they ask', () => {
    const text = `covers('a.kept') x since: '0.4.0' covers('a.raised') await since('0.5.0', …)`;

    expect(placesIn(text)).toEqual([
      { id: 'a.kept', since: '0.4.0' },
      { id: 'a.raised', since: '0.5.0' },
    ]);
  });
});

test.describe('CATALOGUE', () => {
  const catalogueOf = (value: string) =>
    parseSettings({ variables: { CATALOGUE: value, RESULTS_DIR: 'results' }, faults: [] })
      .catalogue;

  test('names a release, of which the last number may be left out', () => {
    expect(catalogueOf('0.1')).toBe('0.1');
    expect(catalogueOf('latest')).toBeUndefined();
    expect([isLater('0.4.2', '0.4'), isLater('0.5.0', '0.4')]).toEqual([false, true]);
    expect([isLater('0.10.0', '0.9.9'), isLater('0.4.0', '0.4.0')]).toEqual([true, false]);
  });

  for (const [value, sentence] of [
    ['soon', /^CATALOGUE is "soon": give a release of the suite, such as [\d.]+, or latest$/],
    [
      '99.1',
      /^CATALOGUE is "99\.1": this suite \(version [\d.]+\) has requirements up to [\d.]+.* or latest, or/,
    ],
  ] as const)
    test(`is refused with a sentence: ${value}`, () => {
      expect(() => catalogueOf(value)).toThrow(sentence);
    });
});
