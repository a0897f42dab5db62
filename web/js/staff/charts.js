// Charts as inline SVG, drawn for the width that is there. Their numbers stand beside them as a table.

import { el } from '../dom.js';

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
}

const label = (x, y, text, anchor = 'middle') => svg('text', { x, y, 'text-anchor': anchor }, text);
const tip = text => svg('title', {}, text);

/** A round number at or above the greatest value, and the steps up to it. */
function scale(values) {
  const top = Math.max(...values, 1);
  const power = 10 ** Math.floor(Math.log10(top));
  const step = [0.25, 0.5, 1, 2, 2.5].map(factor => factor * power).find(candidate => candidate * 4 >= top && (candidate >= 1 || top < 4)) ?? 5 * power;
  const steps = [];
  for (let value = 0; value < top + step; value += step) steps.push(value);
  return { top: steps.at(-1), steps };
}

/** A chart that is drawn again when its width changes; its height is known before, so nothing jumps. */
function drawn(height, description, draw) {
  const box = el('div', { class: 'chart', role: 'img', 'aria-label': description });
  box.style.height = `${height}px`;
  let last = 0;
  new ResizeObserver(([{ contentRect: { width } }]) => {
    if (Math.abs(width - last) < 1) return;
    last = width;
    box.replaceChildren(svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, draw(width)));
  }).observe(box);
  return box;
}

const margin = { left: 58, right: 12, top: 14, bottom: 28 };

function grid(width, height, { top, steps }, write) {
  const y = value => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const lines = steps.map(value => [
    svg('line', { x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value), class: value === 0 ? 'axis' : 'grid' }),
    label(margin.left - 8, y(value) + 4, write(value), 'end')]);
  return { y, lines };
}

/** Columns, one for each row; labels as many as fit. */
export function columnChart(rows, { value, name, short, write, description }) {
  const height = 260;
  return drawn(height, description, width => {
    const { y, lines } = grid(width, height, scale(rows.map(value)), write);
    const slot = (width - margin.left - margin.right) / rows.length;
    const every = Math.ceil(rows.length / Math.max(1, Math.floor((width - margin.left) / 56)));
    return [lines, rows.map((row, index) => {
      const x = margin.left + slot * index;
      return [
        svg('rect', { x: x + slot * .12, width: slot * .76, y: y(value(row)), height: y(0) - y(value(row)), rx: Math.min(4, slot / 4), class: 'bar' }, tip(`${name(row)}: ${write(value(row))}`)),
        index % every === 0 && label(x + slot / 2, height - 8, short(row))];
    })];
  });
}

/** A line over time with the area under it; over more than four weeks, also the mean of each seven days. */
export function lineChart(rows, { value, name, short, write, description }) {
  const height = 260;
  return drawn(height, description, width => {
    const { y, lines } = grid(width, height, scale(rows.map(value)), write);
    const x = index => margin.left + (width - margin.left - margin.right) * (rows.length === 1 ? .5 : index / (rows.length - 1));
    const path = values => values.map((each, index) => each === null ? '' : `${x(index).toFixed(1)},${y(each).toFixed(1)}`).filter(Boolean).join(' ');
    const values = rows.map(value);
    const mean = rows.length > 28 ? values.map((_, index) => index < 6 ? null : values.slice(index - 6, index + 1).reduce((a, b) => a + b) / 7) : [];
    const every = Math.ceil(rows.length / Math.max(1, Math.floor((width - margin.left) / 84)));
    return [lines,
      svg('polygon', { points: `${x(0)},${y(0)} ${path(values)} ${x(rows.length - 1)},${y(0)}`, class: 'area' }),
      svg('polyline', { points: path(values), class: mean.length ? 'line thin' : 'line' }),
      mean.length > 0 && svg('polyline', { points: path(mean), class: 'line mean' }),
      rows.map((row, index) => [
        rows.length <= 92 && svg('circle', { cx: x(index), cy: y(value(row)), r: rows.length <= 31 ? 4 : 2.5, class: 'dot' }, tip(`${name(row)}: ${write(value(row))}`)),
        index % every === 0 && label(x(index), height - 8, short(row), index === 0 ? 'start' : index === rows.length - 1 ? 'end' : 'middle')])];
  });
}

/** Bars from the left, the longest first. */
export function barChart(rows, { value, name, write, description }) {
  const line = 34;
  return drawn(rows.length * line, description, width => {
    const most = Math.max(...rows.map(value), 1);
    const start = Math.min(150, width * .36);
    const room = width - start - 78;
    return rows.map((row, index) => {
      const length = Math.max(2, room * value(row) / most);
      const fits = Math.floor(start / 7.6);
      return [
        label(start - 10, index * line + 22, name(row).length > fits ? `${name(row).slice(0, fits - 1)}…` : name(row), 'end'),
        svg('rect', { x: start, y: index * line + 6, width: length, height: line - 12, rx: 5, class: 'bar' }, tip(`${name(row)}: ${write(value(row))}`)),
        label(start + length + 8, index * line + 22, write(value(row)), 'start')];
    });
  });
}

/** Weekdays down, hours across; the fuller the cell, the more. Hours in which nothing is ever sold are left out. */
export function heatMap(rows, { value, name, write, description }) {
  const cells = rows.map(row => ({ row, weekday: Number(row.key[0]), hour: Number(row.key.slice(2)) }));
  const hours = cells.filter(cell => value(cell.row) > 0).map(cell => cell.hour);
  const first = Math.min(...hours), last = Math.max(...hours);
  const line = 34;
  return drawn(7 * line + 26, description, width => {
    const most = Math.max(...rows.map(value), 1);
    const start = 44;
    const slot = (width - start) / (last - first + 1);
    const every = Math.ceil(30 / slot);
    return [
      cells.filter(({ hour }) => hour >= first && hour <= last).map(({ row, weekday, hour }) => {
        const cell = svg('rect', { x: start + (hour - first) * slot + 1.5, y: (weekday - 1) * line + 1.5, width: Math.max(1, slot - 3), height: line - 3, rx: 4, class: 'cell' }, tip(`${name(row)}: ${write(value(row))}`));
        cell.style.fillOpacity = value(row) === 0 ? 0 : (.1 + .9 * value(row) / most).toFixed(3);
        return cell;
      }),
      ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((weekday, index) => label(start - 8, index * line + 22, weekday, 'end')),
      Array.from({ length: last - first + 1 }, (_, index) => index % every === 0 && label(start + (index + .5) * slot, 7 * line + 20, `${first + index}`)),
    ];
  });
}
