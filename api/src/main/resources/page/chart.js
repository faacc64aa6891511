/** The chart with its title, choices, legend and the words beneath. */

import {choice, el, fill, setText} from './dom.js';
import {description, option} from './drawing.js';
import {colours, onThemeChange} from './theme.js';
import {caption, hover, legend, straightWords} from './captions.js';

/** @typedef {import('./view.js').View} View */

const LIBRARY = '/lib/echarts/echarts.esm.min.mjs';
const DAY = 86_400_000;
const RANGES = /** @type {[string, string][]} */ ([['92', '3 months'], ['366', '1 year'], ['0', 'all']]);

export class Chart {
  /** @type {any} */ #echarts = null;
  /** @type {any} */ #plot = null;
  /** @type {View | null} */ #view = null;
  #range = '366';
  #at = -1;

  /**
   * @param {Element} section
   * @param {{onMeasure: (measure: string) => void, onWhole: () => void}} actions
   */
  constructor(section, actions) {
    this.actions = actions;
    this.title = el('h2', {id: 'chart-title'});
    this.choices = el('div.choices', null);
    this.legend = el('ul.legend', null);
    this.canvas = el('div.canvas', {role: 'img', tabindex: 0, keydown: (event) => this.#onKey(event)});
    this.words = el('div.words', null);
    section.replaceChildren(el('div.bar-top', null, this.title, this.choices), this.legend, this.canvas, this.words);
    new ResizeObserver(() => this.#plot?.resize()).observe(this.canvas);
    onThemeChange(() => this.#draw());
  }

  async load() {
    try {
      this.#echarts = await import(LIBRARY);
      this.#draw();
    } catch {
      setText(this.canvas, 'The chart could not be loaded. The numbers are in the tables below.');
    }
  }

  /** @param {View} view */
  update(view) {
    const before = this.#view;
    this.#view = view;
    setText(this.title, view.title);
    this.#showChoices(view);
    fill(this.legend, ...legend(view));
    fill(this.words, ...straightWords(view), ...caption(view));
    this.canvas.hidden = view.past.length === 0;
    if (before?.series !== view.series || before.measure !== view.measure) this.#draw();
  }

  /** @param {View} view */
  #showChoices(view) {
    const range = (value) => {
      this.#range = value;
      if (this.#view) this.#showChoices(this.#view);
      this.#draw();
    };
    fill(this.choices,
      view.scope !== 'database' && el('button', {type: 'button', click: this.actions.onWhole}, 'Whole database'),
      choice('Measure', view.measures, view.measure, this.actions.onMeasure),
      choice('History', RANGES, this.#range, range));
  }

  #drawn() {
    const view = /** @type {View} */ (this.#view);
    const last = view.past.at(-1)?.x ?? 0;
    const from = this.#range === '0' ? -Infinity : last - Number(this.#range) * DAY;
    return {...view.drawn, past: view.past.filter((point) => point.x >= from)};
  }

  #draw() {
    if (!this.#echarts || !this.#view || this.canvas.hidden) return;
    const drawn = this.#drawn();
    this.canvas.setAttribute('aria-label', `${this.#view.title}. ${description(drawn)}`);
    this.#plot ??= this.#echarts.init(this.canvas, null, {renderer: 'canvas'});
    this.#plot.setOption(option(drawn, colours(), (x) => hover(drawn, x)), {replaceMerge: ['series']});
  }

  /** Arrow keys move along the points, as the pointer does. @param {KeyboardEvent} event */
  #onKey(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!step || !this.#plot) return;
    event.preventDefault();
    const {past, ahead} = this.#drawn();
    const size = past.length + Math.max(0, ahead.length - 1);
    this.#at = this.#at < 0 ? past.length - 1 : Math.min(size - 1, Math.max(0, this.#at + step));
    const at = this.#at < past.length
      ? [past[this.#at].x, past[this.#at].y]
      : [ahead[this.#at - past.length + 1].x, ahead[this.#at - past.length + 1].p50];
    const [x, y] = this.#plot.convertToPixel('grid', at);
    this.#plot.dispatchAction({type: 'showTip', x, y});
  }
}
