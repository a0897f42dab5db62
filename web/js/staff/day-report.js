// One day: its figures against last week's, the report that is sent, and tomorrow's baking.

import { announce, byId, count, dateTime, day, el, failure, inAddress, money, show } from '../dom.js';
import { download } from './download.js';
import { staffRequest } from './session.js';

const slow = { limit: 5 * 60_000 };
const fates = { sent: 'sent', sending: 'being sent', failed: 'not sent', unknown: 'perhaps sent' };

export function showDay(report, currency) {
  const csv = el('button', { class: 'quiet', 'aria-label': 'The day: download as CSV',
    onclick: () => download(`/api/reports/daily?date=${report.date}`, `daily-${report.date}.csv`, csv) }, 'CSV ↓');
  const picker = el('input', { type: 'date', id: 'date', value: report.date, required: true, 'data-focus': 'date', onchange: event => event.target.value && goToDay(event.target.value, currency) });
  const lastWeek = report.comparedToLastWeek;
  const tile = (term, value, before, text) => el('div', { class: 'tile card' }, el('dt', {}, term), el('dd', {}, text(value)),
    before === undefined ? null : el('dd', { class: 'versus' }, before === 0 ? 'none a week before' : `${text(before)} a week before`));
  const asMoney = value => value === null ? '–' : money(value, currency);

  show(byId('day'),
    el('header', { class: 'day-head' }, el('h2', {}, day(report.date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
      el('p', { class: 'field' }, el('label', { htmlFor: 'date', class: 'hidden-text' }, 'Another day'), picker), csv),
    el('dl', { class: 'tiles' },
      tile('Revenue', report.revenue, lastWeek.revenue, asMoney), tile('Orders', report.orders, lastWeek.orders, count),
      tile('Units', report.units, lastWeek.units, count), tile('Average order', report.averageOrder, undefined, asMoney)),
    el('div', { class: 'day-parts' },
      report.byItem.length === 0 ? null : el('section', { class: 'figure card', 'aria-labelledby': 'day-items' }, el('h3', { id: 'day-items' }, 'What went'),
        el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Item'), el('th', { scope: 'col', class: 'number' }, 'Units'), el('th', { scope: 'col', class: 'number' }, 'Revenue'))),
          el('tbody', {}, report.byItem.slice(0, 8).map(item => el('tr', {}, el('th', { scope: 'row' }, item.name), el('td', { class: 'number' }, count(item.units)), el('td', { class: 'number' }, asMoney(item.revenue))))))),
      baking(report.bakingPlan),
      el('section', { class: 'figure card', 'aria-labelledby': 'sent' }, el('h3', { id: 'sent' }, 'Sent reports'), el('div', { id: 'deliveries' }, el('p', { class: 'skeleton' }, 'One moment')))));
  deliveries(report.date);
}

export async function goToDay(date, currency) {
  inAddress({ date });
  try {
    showDay(await staffRequest(`/api/reports/daily?date=${encodeURIComponent(date)}`, slow), currency);
  } catch (error) {
    show(byId('day'), failure(error, () => goToDay(date, currency)));
  }
}

/** Only where the answer has one: the plan needs the reporting service. */
const baking = plan => !plan ? null : el('section', { class: 'figure card', 'aria-labelledby': 'baking' },
  el('h3', { id: 'baking' }, 'To bake for the next day'),
  el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Item'), el('th', { scope: 'col', class: 'number' }, 'Expected'), el('th', { scope: 'col', class: 'number' }, 'Four days in five'))),
    el('tbody', {}, plan.map(row => el('tr', {}, el('th', { scope: 'row' }, row.name), el('td', { class: 'number' }, count(row.expected)), el('td', { class: 'number' }, `${count(row.low)} to ${count(row.high)}`))))));

async function deliveries(date, send) {
  const path = `/api/reports/daily/${date}/deliveries`;
  try {
    const { deliveries: list } = await staffRequest(path, send ? { ...slow, method: 'POST', body: send } : slow);
    if (send) announce('The report is on its way');
    const again = list.some(delivery => delivery.status !== 'failed');
    show(byId('deliveries'),
      list.length === 0 ? el('p', { class: 'muted' }, 'The report of this day hasn’t been sent yet.')
        : el('ul', { class: 'sent' }, list.map(delivery => el('li', {}, el('b', {}, fates[delivery.status]), ` by ${delivery.channel}, ${dateTime(delivery.at)}`))),
      el('button', { 'data-focus': 'send', onclick: event => { event.target.disabled = true; deliveries(date, again ? { again: true } : {}); } }, again ? 'Send it again' : 'Send it now'));
  } catch (error) {
    show(byId('deliveries'), el('p', { class: 'wrong', role: 'alert' }, `${error.title} ${error.detail} ${Object.values(error.errors).flat().join(' ')}`),
      el('button', { onclick: () => deliveries(date) }, 'Look again'));
  }
}
