// Sales over a span of days: over time, by item, by hour of day, by hour of the week.

import { byId, count, day, el, failure, inAddress, money, show, state } from '../dom.js';
import { barChart, columnChart, heatMap, lineChart } from './charts.js';
import { goToDay, showDay } from './day-report.js';
import { download } from './download.js';
import { staffRequest } from './session.js';

const slow = { limit: 5 * 60_000 };
const presets = [['7 days', 7], ['4 weeks', 28], ['3 months', 91], ['A year', 365]];
let currency = 'GBP';
let asked = 0;
let loaded = null;    // { from, to, days, items, weekHours }

const dateAfter = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const sum = (rows, field) => rows.reduce((total, row) => total + row[field], 0);
const measure = () => document.querySelector('input[name="measure"]:checked').value;
const write = value => measure() === 'revenue' ? money(value, currency) : count(value);
const onAxis = value => measure() === 'revenue'
  ? new Intl.NumberFormat('en-GB', { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(value) : count(value);

async function load() {
  const turn = ++asked;
  const [from, to] = [byId('from').value, byId('to').value];
  inAddress({ from, to });
  const sales = by => staffRequest(`/api/reports/sales?from=${from}&to=${to}&by=${by}`, slow);
  show(byId('sales'), el('div', { class: 'tiles-waiting skeleton' }), ['Over time', 'By item', 'By hour of day', 'Through the week'].map(title =>
    el('section', { class: 'figure card', 'aria-busy': 'true' }, el('h3', {}, title), el('div', { class: 'chart-waiting skeleton' }))));
  try {
    const [days, items, weekHours] = await Promise.all(['day', 'item', 'weekday-hour'].map(sales));
    if (turn !== asked) return; // Somebody has asked for other days meanwhile.
    loaded = { from, to, days: days.rows, items: items.rows, weekHours: weekHours.rows };
    draw();
  } catch (error) {
    if (turn === asked) show(byId('sales'), error.status === 400
      ? state('These days don’t work', Object.entries(error.errors).map(([field, texts]) => `${field} ${texts.join(' ')}`).join(' '))
      : failure(error, load));
  }
}

/** The hours of the day are those of the week, added up. */
const hoursOf = weekHours => Array.from({ length: 24 }, (_, hour) => {
  const rows = weekHours.filter(row => Number(row.key.slice(2)) === hour);
  return { key: `${hour}`, name: `${hour}:00 to ${(hour + 1) % 24}:00`, orders: sum(rows, 'orders'), units: sum(rows, 'units'), revenue: sum(rows, 'revenue') };
});

function draw() {
  const { from, to, days, items, weekHours } = loaded;
  if (sum(days, 'orders') === 0) return show(byId('sales'), state('No sales in these days', 'Choose others, or be patient.'));

  const by = measure();
  const value = row => row[by];
  const best = rows => rows.reduce((a, b) => value(b) > value(a) ? b : a);
  const busy = hoursOf(weekHours).filter((row, hour, all) => sum(all.slice(0, hour + 1), 'orders') > 0 && sum(all.slice(hour), 'orders') > 0);
  const ranked = items.toSorted((a, b) => value(b) - value(a));
  const bestDay = best(days), bestHour = best(weekHours), what = by === 'revenue' ? 'Revenue' : 'Orders';
  const [orders, revenue] = [sum(days, 'orders'), sum(days, 'revenue')];

  const common = { value, write, name: row => row.name };
  const dayName = row => day(row.key);
  show(byId('sales'),
    el('dl', { class: 'tiles' }, [['Revenue', money(revenue, currency)], ['Orders', count(orders)], ['Units', count(sum(days, 'units'))], ['Average order', money(revenue / orders, currency)]]
      .map(([term, text]) => el('div', { class: 'tile card' }, el('dt', {}, term), el('dd', {}, text)))),
    figure('Over time', 'day', days, dayName, lineChart(days, {
      ...common, write: onAxis, name: dayName, short: row => day(row.key, days.length > 200 ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }),
      description: `${what} by day, ${day(from)} to ${day(to)}. The best day was ${day(bestDay.key)} with ${write(value(bestDay))}.` })),
    figure('By item', 'item', ranked, row => row.name, barChart(ranked.slice(0, 10), {
      ...common, description: `${what} by item, the first ten of ${ranked.length}. ${ranked[0].name} leads with ${write(value(ranked[0]))}.` })),
    figure('By hour of day', 'hour', busy, row => row.name, columnChart(busy, {
      ...common, write: onAxis, short: row => row.key, description: `${what} by hour of day. The best hour is ${best(busy).name} with ${write(value(best(busy)))}.` })),
    figure('Through the week', 'weekday-hour', weekHours.filter(row => row.orders > 0), row => row.name, heatMap(weekHours, {
      ...common, description: `${what} by weekday and hour. The best hour of the week is ${bestHour.name} with ${write(value(bestHour))}.` })));

  function figure(title, grouping, rows, name, chart) {
    const csv = el('button', { class: 'quiet', 'aria-label': `${title}: download as CSV`,
      onclick: () => download(`/api/reports/sales?from=${from}&to=${to}&by=${grouping}`, `sales-by-${grouping}-${from}-${to}.csv`, csv) }, 'CSV ↓');
    return el('section', { class: `figure card figure-${grouping}`, 'aria-label': title },
      el('header', {}, el('h3', {}, title), csv), chart,
      el('details', {}, el('summary', {}, 'The numbers'), el('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': `${title}: the numbers` },
        table(rows, name))));
  }
}

const table = (rows, name) => el('table', {},
  el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'What'), ['Orders', 'Units', 'Revenue'].map(text => el('th', { scope: 'col', class: 'number' }, text)))),
  el('tbody', {}, rows.map(row => el('tr', {}, el('th', { scope: 'row' }, name(row)),
    [count(row.orders), count(row.units), money(row.revenue, currency)].map(text => el('td', { class: 'number' }, text))))));

async function begin() {
  show(byId('day'), el('div', { class: 'day-waiting skeleton' }));
  const wanted = new URLSearchParams(location.search);
  let today;
  try {
    // The café's own day, which needn't be this browser's.
    const report = await staffRequest('/api/reports/daily', slow);
    today = report.date;
    currency = (await staffRequest('/api/menu')).currency;
    if (wanted.has('date')) await goToDay(wanted.get('date'), currency);
    else showDay(report, currency);
    byId('patterns').hidden = false;
  } catch (error) {
    return show(byId('day'), failure(error, begin));
  }

  const choose = (from, to) => { byId('from').value = from; byId('to').value = to; load(); };
  show(byId('presets'), presets.map(([text, days]) => el('button', { type: 'button', onclick: () => choose(dateAfter(today, 1 - days), today) }, text)));
  byId('range').onsubmit = event => { event.preventDefault(); load(); };
  byId('measure').onchange = () => loaded && draw();
  choose(wanted.get('from') ?? dateAfter(today, -27), wanted.get('to') ?? today);
}

begin();
