import type { Driver } from '../../../drivers/driver.ts';
import { startDriver } from '../../../drivers/process.ts';
import { scriptedReference } from '../../../targets/scripted-reference.ts';
import type { Address } from '../../../targets/scripted.ts';
import type { Sdk } from '../../../targets/sdk.ts';
import { Secrets } from '../findings/secrets.ts';
import { Client, type Calling } from './client.ts';
import { walkJourney } from './journey.ts';
import { askForRefusals, type Refusal } from './refusals.ts';
import { WaitingCases } from './waiting.ts';

/** A client in this process, for the self-tests. */
export interface InProcess extends Pick<Sdk, 'name' | 'knownFailures'> {
  open(): Driver;
}

/** Who is tested: an SDK behind a driver, or a client in this process. */
export type Tested = Sdk | InProcess;

/** The driver of an SDK as one worker deals with it: started once, then shared by the worker's checks. */
export class ClientSession implements Calling {
  readonly tested: Tested;
  readonly driver: Driver;
  readonly secrets = new Secrets();
  /** The cases that take long: begun first and together, so that they wait at the same time. */
  readonly waiting: WaitingCases;
  private commands = 0;
  /** The clients of all checks of a worker. */
  private readonly shared: Client[] = [];
  private walked: Promise<Client[]> | undefined;
  private refused: Promise<Refusal[]> | undefined;

  private constructor(tested: Tested, driver: Driver) {
    this.tested = tested;
    this.driver = driver;
    this.waiting = new WaitingCases(() => this.newShared());
  }

  /** @throws DriverError where the driver cannot be used */
  static async open(tested: Tested): Promise<ClientSession> {
    const { command, environment } = tested as Sdk;
    const driver = 'open' in tested ? tested.open() : await startDriver(command, environment);
    return new ClientSession(tested, driver);
  }

  /** Begins the cases that take long; those of a client in this process wait for nothing worth the cost. */
  beginWaiting(): void {
    if (!('open' in this.tested)) this.waiting.begin();
  }

  nextId = (): string => String((this.commands += 1));

  /** The client with a scripted server of its own. */
  async newClient(address?: Address): Promise<Client> {
    return new Client(await scriptedReference(address), this);
  }

  /** The clients that are called again and again: once for all checks of a worker. */
  get journey(): Promise<Client[]> {
    this.walked ??= walkJourney(address => this.newShared(address));
    return this.walked;
  }

  /** Each operation as it was refused in each way: once for all checks of a worker. */
  get refusals(): Promise<Refusal[]> {
    this.refused ??= askForRefusals(() => this.newShared());
    return this.refused;
  }

  /** The same for all checks of a worker, until that ends. */
  private async newShared(address?: Address): Promise<Client> {
    const client = await this.newClient(address);
    this.shared.push(client);
    return client;
  }

  /** Ends the driver. @throws where the driver did not keep the protocol, which accuses no SDK */
  async close(): Promise<void> {
    await Promise.all(this.shared.map(each => each.close())); // so that the driver waits for no answer of theirs
    const complaints = await this.driver.close();
    if (complaints.length === 0) return;
    const said = complaints.map(each => `The driver ${this.secrets.hide(each)}.`).join(' ');
    throw new Error(
      `${said} This is a fault of the driver, and of no SDK: see drivers/PROTOCOL.md`,
    );
  }
}
