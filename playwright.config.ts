import { defineConfig } from '@playwright/test';
import { configFor } from './library/config.ts';
import { requirements } from './suites/catalogue.ts';
import { readSettings } from './targets/settings.ts';

export default defineConfig(await configFor(readSettings(requirements)));
