#!/usr/bin/env node
import { keepFilesPrivate } from '#platform';
import { milepost } from './program.js';

keepFilesPrivate();

// A reader that closes the pipe (`milepost history … | head`) ends the process without an error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

process.exitCode = await milepost(process.argv.slice(2), { env: process.env, out: process.stdout, err: process.stderr });
