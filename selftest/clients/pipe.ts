/* `pipe.ts <client> [stray line]`: a client of this process as a driver, by the protocol. */
import { createInterface } from 'node:readline';
import type { Command } from '../../drivers/protocol.ts';
import { clientNamed } from './clients.ts';

const [, , name = '', stray] = process.argv;
const client = new (clientNamed(name))();
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
let printed = 0;

/** Prints on stderr what the client has printed since the last time. */
function print(): void {
  process.stderr.write(client.printed().slice(printed));
  printed = client.printed().length;
}

async function answer(line: string): Promise<void> {
  const command = JSON.parse(line) as Command;
  const { answer: said } = await client.ask(command);
  print();
  if (stray && command.op === 'verify') process.stdout.write(`${stray}\n`);
  say(said!);
}

say(client.hello);
createInterface({ input: process.stdin })
  .on('line', line => void answer(line))
  .on('close', () => process.exit());
