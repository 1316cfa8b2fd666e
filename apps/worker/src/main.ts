console.error(
  'The embedded default runs the worker inside milepost web: the data folder has one owner, and the log cannot be shared with a second process. Start milepost web instead.',
);
process.exit(1);
