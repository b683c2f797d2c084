import { Reference } from '../reference/reference.ts';
import { parsed, run, serveToPeople } from './serving.ts';

await run(async () => {
  const { values } = parsed({ options: { port: { type: 'string', default: '4500' } } });
  await serveToPeople(new Reference(), 'The reference', values.port);
});
