// Runs compiled files without the loader of TypeScript, as our program does.
process.env.PW_DISABLE_TS_ESM = '1';
