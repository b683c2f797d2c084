import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { addressFile, countsFile, folder, read, root, type Counts } from './bench/files.ts';
import { parsed, run, UsageError, wholeNumber } from './serving.ts';

const most = 1.5;
const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');
const suite = ['test'];
const floor = ['test', '-c', resolve(root, 'commands/bench/floor.config.ts')];
const counting = ['test', '--reporter', resolve(root, 'commands/bench/calls-reporter.ts')];

await run(async () => {
  const { values } = parsed({ options: { runs: { type: 'string', default: '3' } } });
  const runs = wholeNumber('--runs', values.runs, 1, 100);
  mkdirSync(folder, { recursive: true });
  const stop = await answerAtOnce();
  try {
    await secondsOf(counting);
    const { target, calls } = read<Counts>(countsFile);
    if (target !== 'reference') {
      throw new UsageError('The bench measures the embedded reference: leave BASE_URL unset');
    }
    const all = calls.reduce((sum, each) => sum + each, 0);
    console.log(`${calls.length} tests with ${all} calls\n\n            suite     floor`);
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

/** Serves `{}` to everything, and notes where. */
async function answerAtOnce(): Promise<() => void> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json').end('{}');
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  writeFileSync(addressFile, JSON.stringify({ url: `http://127.0.0.1:${port}/` }));
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

/** How long Playwright takes, from the start of its process to its end. */
function secondsOf(words: string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [playwright, ...words], { cwd: root, stdio: 'ignore' });
  return new Promise((ended, failed) => {
    child.once('exit', code => {
      if (code === 0) ended((performance.now() - start) / 1000);
      else
        failed(new UsageError(`The bench needs a green run: playwright ${words.join(' ')} is red`));
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
