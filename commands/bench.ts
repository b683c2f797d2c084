import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
import { parsed, run, UsageError, wholeNumber } from './command.ts';

const most = 1.5;
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
    console.log(`${tests} tests with ${calls} calls\n\n            suite     floor`);
    const times: [number, number][] = [];
    while (times.length < runs) {
      times.push([await secondsOf(suite), await secondsOf(floor)]);
      tell(`run ${times.length}`, ...times.at(-1)!);
    }
    conclude(times);
  } finally {
    stop();
  }
});

/** How many tests the suite has, and how many calls they make. */
async function countOnce(): Promise<{ tests: number; calls: number }> {
  writeFileSync(callsFile, '');
  await secondsOf(counting);
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

/** How long Playwright takes, from the start of its process to its end. */
function secondsOf(words: string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'ignore' });
  return new Promise((ended, failed) => {
    child.once('exit', code => {
      if (code === 0) ended((performance.now() - start) / 1000);
      else failed(new UsageError(`The bench needs a green run: node ${words.join(' ')} is red`));
    });
  });
}

function tell(name: string, ofSuite: number, ofFloor: number): void {
  const cells = [ofSuite, ofFloor].map(each => `${each.toFixed(1)} s`.padStart(10));
  console.log(name.padEnd(7) + cells.join(''));
}

function conclude(times: [number, number][]): void {
  const [ofSuite, ofFloor] = [0, 1].map(n => median(times.map(each => each[n]!))) as [
    number,
    number,
  ];
  const ratio = ofSuite / ofFloor;
  tell('median', ofSuite, ofFloor);
  console.log(`\nratio ${ratio.toFixed(2)}, at most ${most}`);
  if (ratio > most) process.exitCode = 1;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
