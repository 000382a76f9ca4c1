// Builds the table of targets in docs/targets.md from the results of a run.

import {versionOf} from './environments.ts';
import {nameOf} from './programs/all.ts';
import type {Verdict} from './verdict.ts';

const HEAD = ['target', 'version', 'current rows', 'prints a state', 'what it changes', 'to know'];

/** @param checked whether singer-check-tap accepted the messages */
export function table(verdicts: readonly Verdict[], checked: boolean): string {
  const rows = [...verdicts].sort((a, b) => nameOf(a.target).localeCompare(nameOf(b.target))).map(rowOf);
  const checker = [
    '`singer-check-tap`',
    versionOf('singer-tools', 'singer-tools'),
    checked ? 'accepts the messages' : 'refuses',
    '',
    '',
    'checks the messages and, with `--tap`, the tap itself',
  ];
  return [HEAD, HEAD.map(() => '---'), ...rows, checker].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({target, faults, views}: Verdict): string[] {
  const {changes, loses, states, types, fix} = target;
  const shown = Object.entries(types ?? {}).filter(([kind]) => ['number', 'integer', 'date-time'].includes(kind));
  const said = [
    ...(loses ? [loses] : []),
    ...changes.map(({says}) => says),
    ...(shown.length > 0 ? [`types: ${shown.map(([kind, type]) => `${kind} → ${type}`).join(', ')}`] : []),
  ];
  const right = loses ? '**rows are lost**' : `every value equal${changes.length > 0 ? ', except as listed' : ''}`;
  const seen = faults.length > 0 ? '**not as declared**' : right;
  const viewed = views.length > 0 ? '; the views too' : '';
  return [`\`${nameOf(target)}\``, versionsOf(target), seen + viewed, states, said.join('; ') || 'nothing', fix];
}

export function versionsOf({name, mapper, environment, package: main, beside}: Verdict['target']): string {
  if (mapper) return versionOf(mapper.environment, name ?? mapper.environment);
  const version = versionOf(environment, main ?? environment);
  return beside ? `${version}, ${beside} ${versionOf(environment, beside)}` : version;
}
