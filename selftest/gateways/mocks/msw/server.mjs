import { createServer } from '@mswjs/http-middleware';
import { handlers } from './handlers.mjs';

createServer(...handlers).listen(Number(process.env.PORT ?? 4500), '127.0.0.1');
