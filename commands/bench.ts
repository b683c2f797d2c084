import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { costOf, type Cost } from './bench/cost.ts';
import {
  callsFile,
  floorFile,
  folder,
  read,
  root,
  testsFile,
  type Floor,
  type Tests,
} from './bench/files.ts';
import { costOfSingle, singles } from './bench/single.ts';
import { parsed, run, UsageError, wholeNumber } from './command.ts';

/** What the suite costs, and what the floor. */
type Pair = [suite: Cost, floor: Cost];

const most = 1.5;
const mostOfOne = 1.6;
const bench = resolve(root, 'commands/bench');
const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');
const suite = [playwright, 'test'];
const floor = [...suite, '-c', resolve(bench, 'floor.config.ts')];
const counter = pathToFileURL(resolve(bench, 'counter.mjs')).href;
const counting = ['--import', counter, ...suite, '--reporter', resolve(bench, 'tests-reporter.ts')];

await run(async () => {
  const { values } = parsed({ options: { runs: { type: 'string', default: '3' } } });
  const runs = wholeNumber('--runs', values.runs, 1, 100);
  mkdirSync(folder, { recursive: true });
  const { tests, calls } = await countOnce();
  const { url, stop } = await answerAtOnce();
  try {
    writeFileSync(floorFile, JSON.stringify({ url, tests, calls } satisfies Floor));
    console.log(`${tests} tests with ${calls} calls\n`);
    console.log(`${' '.repeat(8)}${'CPU seconds'.padEnd(28)}wall time`);
    console.log(' '.repeat(8) + 'suite   floor   ratio       '.repeat(2).trimEnd());
    const pairs: Pair[] = [];
    while (pairs.length < runs) {
      pairs.push([await green(suite), await green(floor)]);
      tell(`run ${pairs.length}`, pairs.at(-1)!);
    }
    const isFast = conclude([0, 1].map(n => medianOf(pairs.map(each => each[n]!))) as Pair);
    return (await startsFast(runs)) && isFast ? 0 : 1;
  } finally {
    stop();
  }
});

/** How many tests the suite has, and how many calls they make. */
async function countOnce(): Promise<{ tests: number; calls: number }> {
  writeFileSync(callsFile, '');
  await green(counting);
  const { target, count } = read<Tests>(testsFile);
  if (target !== 'reference') {
    throw new UsageError('The bench measures the embedded reference: leave BASE_URL unset');
  }
  const perProcess = readFileSync(callsFile, 'utf8').trim().split('\n').map(Number);
  return { tests: count, calls: perProcess.reduce((sum, each) => sum + each, 0) };
}

/** Serves `{}` to everything. */
async function answerAtOnce(): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json').end('{}');
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

async function green(words: string[]): Promise<Cost> {
  const cost = await costOf(words);
  if (cost) return cost;
  throw new UsageError(`The bench needs a green run: node ${words.join(' ')} is red`);
}

function ratioOf([ofSuite, ofFloor]: Pair, what: keyof Cost): number {
  return ofSuite[what] / ofFloor[what];
}

function tell(name: string, pair: Pair): void {
  const cells = (['cpu', 'wall'] as const).map(what => {
    const seconds = pair.map(each => each[what].toFixed(1).padEnd(8)).join('');
    return seconds + ratioOf(pair, what).toFixed(2).padEnd(12);
  });
  console.log((name.padEnd(8) + cells.join('')).trimEnd());
}

/** Judges CPU seconds, and wall time only where nobody tells them. */
function conclude(median: Pair): boolean {
  tell('median', median);
  const what = Number.isNaN(ratioOf(median, 'cpu')) ? 'wall' : 'cpu';
  const ratio = ratioOf(median, what);
  const name =
    what === 'cpu' ? 'CPU seconds' : 'wall time, since CPU seconds are not measured here';
  console.log(`\nratio ${ratio.toFixed(2)} of ${name}: at most ${most}`);
  return ratio <= most;
}

/** Compares one check with one empty test, and says the ratio for a checkout and for the package. */
async function startsFast(runs: number): Promise<boolean> {
  const { all, stop } = await singles();
  let isFast = true;
  for (const single of all) {
    const costs = [];
    while (costs.length < runs) costs.push(await costOfSingle(single));
    const [check, nothing] = [costs.map(each => each.check!), costs.map(each => each.nothing!)];
    const ratio = median(check) / median(nothing);
    isFast &&= ratio <= mostOfOne;
    const seconds = `${median(check).toFixed(1)} of ${median(nothing).toFixed(1)} CPU s`;
    console.log(
      `one check, ${single.from}: ratio ${ratio.toFixed(2)} (${seconds}): at most ${mostOfOne}`,
    );
  }
  await stop();
  return isFast;
}

function medianOf(costs: readonly Cost[]): Cost {
  return { cpu: median(costs.map(each => each.cpu)), wall: median(costs.map(each => each.wall)) };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
