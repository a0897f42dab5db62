// The strangler fig at work: which side answers each route group, how both are doing, who changed what and why.

import { announce, byId, count, dateTime, el, show } from './js/dom.js';
import { poll } from './js/poll.js';
import { staffRequest } from './js/staff/session.js';

const every = 2000;
const recent = 10; // seconds that the figures beside the charts are about
const known = new Map();

const sum = numbers => numbers.reduce((total, number) => total + number, 0);
const max = numbers => Math.max(...numbers, 0);
const write = (number, unit) => `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: number < 10 ? 1 : 0 }).format(number)}${unit}`;

function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Two minutes as a line; its text is the figure beside it. Where there is nothing, only the ground is drawn. */
function spark(values) {
  const [width, height, top] = [values.length - 1, 40, max(values) || 1];
  const points = values.map((value, second) => `${second},${(height - value / top * (height - 3)).toFixed(1)}`).join(' ');
  return svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height + 2}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('line', { class: 'base', x1: 0, x2: width, y1: height, y2: height }),
    ...max(values) === 0 ? [] : [
      svg('polygon', { class: 'area', points: `0,${height} ${points} ${width},${height}` }),
      svg('polyline', { class: 'line', points })]);
}

const measure = (name, figure, values, kind = '') => el('div', { class: `measure ${kind}` },
  el('dt', {}, name, el('b', {}, figure)), el('dd', {}, spark(values)));

/** How long the requests of the last seconds took on average. */
function meanOf({ requests, meanMilliseconds }) {
  const [counts, means] = [requests.slice(-recent), meanMilliseconds.slice(-recent)];
  return sum(counts) === 0 ? null : sum(means.map((mean, second) => mean * counts[second])) / sum(counts);
}

function writesOf(side) {
  if (side.writes === null) return 'What it has accepted isn’t known while the database is away.';
  const requests = sum(side.writes.filter(each => each.what === null).map(each => each.count));
  const texts = [requests > 0 && `${count(requests)} ${requests === 1 ? 'write' : 'writes'} accepted`,
    side.writes.some(each => each.what === null && each.count === 0) && 'a write that may have been accepted',
    ...side.writes.filter(each => each.what !== null).map(each => each.what)].filter(Boolean);
  return texts.length ? `${texts.join(', ')}.` : 'No write accepted.';
}

function sideOf(group, side) {
  const answers = side.side === group.mode;
  const name = side.side === 'monolith' ? 'monolith' : group.service ?? 'gateway';
  const { requests, errors, meanMilliseconds, maxMilliseconds } = side.traffic;
  const asked = sum(requests.slice(-recent)), failed = sum(errors.slice(-recent)), mean = meanOf(side.traffic);
  return el('section', { class: 'side', 'data-answers': answers, 'aria-label': `${group.name} on ${name}` },
    el('h3', {}, name, answers ? el('span', { class: 'tag' }, 'answers') : null),
    el('dl', {},
      measure('Requests', write(asked / recent, '/s'), requests),
      measure('Errors', asked === 0 ? 'none' : write(100 * failed / asked, ' %'), errors, 'errors'),
      measure('Mean time', mean === null ? 'quiet' : `${write(mean, ' ms')}, at most ${write(max(maxMilliseconds.slice(-recent)), ' ms')}`, meanMilliseconds)),
    el('p', { class: 'writes muted' }, writesOf(side)));
}

const groupOf = group => el('article', { class: 'group card', 'aria-labelledby': `group-${group.name}` },
  el('header', {}, el('h2', { id: `group-${group.name}` }, group.name),
    el('p', { class: 'muted' }, group.reads.length ? `reads ${group.reads.join(' and ')}` : '')),
  el('p', { class: 'paths' }, group.paths.map(path => path.replace('/{**', '/{')).join('  ')),
  el('div', { class: 'sides' }, group.sides.map(side => sideOf(group, side))));

const historyOf = changes => el('table', {},
  el('thead', {}, el('tr', {}, ['When', 'What', 'Who', 'Why'].map(text => el('th', { scope: 'col' }, text)))),
  el('tbody', {}, changes.map(change => el('tr', {},
    el('td', { class: 'when' }, dateTime(change.at)),
    el('th', { scope: 'row' }, `${change.group} to ${change.to}`),
    el('td', {}, change.who),
    el('td', {}, change.why, change.hidden ? el('p', { class: 'muted' }, `${change.hidden}.`) : null)))));

function tellChanges(groups) {
  for (const { name, mode } of groups) {
    if (known.has(name) && known.get(name) !== mode) announce(`${name} is answered by the ${mode} now.`);
    known.set(name, mode);
  }
}

function tellTrouble(text) {
  byId('lost').hidden = text === '';
  if (byId('lost').textContent !== text) byId('lost').textContent = text;
}

let drawn = '';

async function ask() {
  let state;
  try {
    state = await staffRequest('/strangler/api/state');
  } catch (error) {
    tellTrouble('The gateway can’t be reached. This is what we knew last; we keep asking.');
    throw error;
  }
  tellTrouble(state.history === null ? 'The gateway’s database is away. The last known modes go on; nothing can be changed.' : '');
  tellChanges(state.groups);
  byId('seen').textContent = `The last two minutes, as ${state.gateway} saw them`;
  show(byId('groups'), state.groups.map(groupOf));

  // Whoever scrolls in it isn't thrown back while nothing has changed.
  const history = JSON.stringify(state.history);
  if (state.history !== null && history !== drawn) show(byId('history'), historyOf(state.history));
  drawn = history;
}

poll(ask, every);
