import { InvalidArgumentError, type Command } from 'commander';
import { dayProblem, systemClock, type PlainDate } from '#kernel';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { exitCodesHelp } from '../exit-codes.js';
import { writeLine, write, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';
import { programmeStream, readTemplateFile, templateFrom, versionIn } from './template-sources.js';

export const addTemplate = (program: Command, terminal: Terminal): void => {
  const template = program.command('template').description('Checks, shows, compares and publishes templates: phases and steps that developments follow.');
  addCheck(template, terminal);
  addShow(template, terminal);
  addDiff(template, terminal);
  addPublish(template, terminal);
  for (const command of template.commands) command.addHelpText('after', exitCodesHelp);
};

const addCheck = (template: Command, terminal: Terminal): void => {
  template
    .command('check')
    .description('Names every fault of a template file, with its line.')
    .argument('<file>', 'the file, in YAML; - for standard input')
    .action(async (file: string) => {
      const { title, phases, steps } = (await readTemplateFile(file)).content;
      await writeLine(terminal.out, `Right: “${title}”, ${phases.length} phases, ${steps.length} steps.`);
    });
};

const addShow = (template: Command, terminal: Terminal): void => {
  const command = template
    .command('show')
    .description('Writes a template as a file. Without a programme it is the default template, to start a new one from.')
    .option('--programme <id or name>', 'a template that this programme published')
    .option('--version <number>', 'the number of the version; the newest when absent, 0 for the default template', versionNumber);
  command.action(async ({ programme, version }: { programme?: string; version?: number }) => {
    const { defaultTemplateText } = await import('#development');
    const { templateAsYaml } = await import('#workflow');
    const found = await versionIn(placeOf(command, terminal), programme, version);
    await write(terminal.out, found.version === 0 ? defaultTemplateText : templateAsYaml(found.content));
  });
};

const addDiff = (template: Command, terminal: Terminal): void => {
  const command = template
    .command('diff')
    .description('Shows the differences between two templates. Each is a file or the number of a version.')
    .argument('<a>', 'a file, or a number; 0 is the default template')
    .argument('<b>', 'a file, or a number')
    .option('--programme <id or name>', 'the programme of the version numbers')
    .option('--renamed <old=new>', 'a step that has another code in B; may be given several times', renamedStep, {});
  command.action(async (a: string, b: string, { programme, renamed }: { programme?: string; renamed: Record<string, string> }) => {
    const { templateTitles } = await import('#development');
    const { changesInWords, templateDiff } = await import('#workflow');
    const place = placeOf(command, terminal);
    const [before, after] = [await templateFrom(a, place, programme), await templateFrom(b, place, programme)];
    const changes = changesInWords(templateDiff(before, after, renamed), templateTitles);
    if (changes.length === 0) await writeLine(terminal.out, 'They say the same.');
    for (const { about, what, before: was, after: is } of changes) await writeLine(terminal.out, `${about}, ${what}: ${[was, is].filter((text) => text !== '').join(' → ')}`);
  });
};

const addPublish = (template: Command, terminal: Terminal): void => {
  const command = template
    .command('publish')
    .description('Publishes a template file as the next version of a programme, on a log that no server is using. Developments that have begun keep theirs.')
    .argument('<file>', 'the file, in YAML; - for standard input')
    .requiredOption('--programme <id or name>', 'the programme')
    .option('--on <date>', 'the day from which developments begin with it; today when absent', day);
  command.action(async (file: string, { programme, on }: { programme: string; on?: PlainDate }) => {
    const { text, content } = await readTemplateFile(file);
    const { handlingOn } = await import('../handling.js');
    const { actorOf } = await import('#people');
    const place = placeOf(command, terminal);
    const accepted = await writing(place, async (store) => {
      const { id } = await programmeStream(store, programme);
      const keys = await openKeys(place, masterKeyOf(terminal, place));
      const body = { programme: id, occurredOn: on ?? systemClock.today(), content: text };
      return handlingOn(store, systemClock, { keys }).execute({ name: 'publish-template', body, actor: actorOf('programme-manager') }).finally(() => keys.close());
    });
    const { version } = await versionIn(place, programme, undefined);
    await writeLine(terminal.out, accepted.events.length > 0 ? `Published “${content.title}” as version ${version}.` : `Nothing to publish: version ${version} says the same.`);
  });
};

function versionNumber(value: string): number {
  if (!/^\d{1,6}$/u.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

function renamedStep(value: string, before: Record<string, string>): Record<string, string> {
  const [old = '', now = '', ...rest] = value.split('=');
  if (old === '' || now === '' || rest.length > 0) throw new InvalidArgumentError('It must be the code before and the code now: C2=C7.');
  return { ...before, [old]: now };
}

function day(value: string): PlainDate {
  const problem = dayProblem(value);
  if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
  return value;
}
