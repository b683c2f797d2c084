import { expect, test } from '@playwright/test';
import { historyNames } from './injection/histories.ts';
import { checkedIds, injectAll } from './injection/inject-all.ts';
import { problemsOf } from './injection/problems.ts';
import { currentCommit, shuffled } from './support/commit.ts';

const sampleSize = 12;

test.describe('a server error', () => {
  test('is passed by no check and no history of a sample', async () => {
    const commit = currentCommit();
    const [history] = shuffled(historyNames, commit);
    const sample = [...shuffled(checkedIds, commit).slice(0, sampleSize), history!];
    console.log(`injections into ${sample.join(', ')}, chosen by commit ${commit}`);

    const results = await injectAll(sample);

    expect(results.flatMap(({ injections }) => injections).length).toBeGreaterThan(sampleSize);
    expect(results.flatMap(problemsOf)).toEqual([]);
  });
});
