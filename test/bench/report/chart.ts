// The CPU time of a full read as an SVG chart, with one bar per peer.

import {barX, plot, ruleX, text} from '@observablehq/plot';
import {parseHTML} from 'linkedom';

export type Bar = {readonly title: string; readonly ratio: number; readonly isOurs: boolean};

const OURS = '#0b7285';
const THEIRS = '#adb5bd';

export function chart(bars: readonly Bar[], caption: string): string {
  const {document} = parseHTML('<html><body></body></html>');
  const svg = plot({
    document,
    width: 860,
    marginLeft: 250,
    marginRight: 50,
    marginBottom: 50,
    style: {background: 'white', color: 'black', fontSize: '13px'},
    x: {label: caption, labelAnchor: 'center', labelOffset: 42, labelArrow: 'none', grid: true},
    y: {label: null, domain: bars.map(({title}) => title)},
    marks: [
      barX(bars, {x: 'ratio', y: 'title', fill: ({isOurs}: Bar) => (isOurs ? OURS : THEIRS)}),
      text(bars, {x: 'ratio', y: 'title', text: ({ratio}: Bar) => ratio.toFixed(1), dx: 6, textAnchor: 'start'}),
      ruleX([0]),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
