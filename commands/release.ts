import { readFileSync, writeFileSync } from 'node:fs';
import { isLater, releasedRequirements, thisRelease } from '../spec/released.ts';
import { requirements } from '../suites/catalogue.ts';
import { run, UsageError } from './command.ts';
import {
  changelogAfter,
  changesSince,
  lastRelease,
  releasedAfter,
  versionFor,
} from './release-changes.ts';
import { placesWithSince } from './release-places.ts';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const text = (path: string) => readFileSync(at(path), 'utf8');

/** Run by `npm version`: writes down what the release adds, makes stricter and removes, for programs and for people. */
await run(() => {
  const { version } = JSON.parse(text('package.json')) as { version: string };
  const released = releasedRequirements();
  const changes = changesSince(released, requirements, placesWithSince());
  const least = versionFor(lastRelease(released), changes);
  if (isLater(least, version))
    throw new UsageError(`The changes ask for ${least} at least: npm version ${least}`);
  if (minorOf(version) !== minorOf(thisRelease))
    throw new UsageError(
      `What is new counts as of ${thisRelease}: npm version ${thisRelease}, or change thisRelease in spec/released.ts`,
    );
  const after = releasedAfter(released, requirements, changes, version);
  writeFileSync(at('spec/released.json'), `${JSON.stringify(after, null, 2)}\n`);
  writeFileSync(at('CHANGELOG.md'), changelogAfter(text('CHANGELOG.md'), changes, version));
});

function minorOf(version: string): string {
  return version.replace(/\.\d+$/, '');
}
