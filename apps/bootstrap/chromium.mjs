// Finds the Chromium for the browser tests.
import { systemProgram } from './system-package.mjs';

export const chromium = () =>
  systemProgram({
    name: 'Chromium',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    aptPackage: 'chromium',
    setting: 'CHROMIUM',
    why: 'the browser tests',
    instead: 'your system’s package “chromium” or Google Chrome',
  });
