import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder, createRenderer, inlineScriptHash } from '../index.js';

const { renderText } = createRenderer();
const page = (context: object): string => renderText('{% extends "layout.njk" %}{% block body %}<p>Body</p>{% endblock %}', { title: 'One ULO', ...context });
const full = page({
  navigation: [{ text: 'Programmes', href: '/programmes', active: true }, { text: 'Audit', href: '/audit' }],
  acting: { name: 'Sam', role: 'Mentor', changeHref: '/acting' },
  exampleData: true,
  breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: 'One ULO' }],
});

describe('the layout of every page', () => {
  it('has no crown logo', () => {
    expect(full.toLowerCase()).not.toMatch(/crown|gov\.uk|gds|1d70b8|open government/);
    if (existsSync(join(assetsFolder, 'milepost.css')))
      expect(readFileSync(join(assetsFolder, 'milepost.css'), 'utf8').toLowerCase()).not.toMatch(/gds transport|1d70b8|1a65a6|@font-face/);
  });
  it('has one inline script with the known hash, and no inline style', () => {
    const inline = [...full.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1] ?? '');
    expect(inline.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`)).toEqual([inlineScriptHash]);
    expect(full).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
  });
  it('shows the acting person, the notice about example data, and the link to the help', () => {
    for (const text of ['lang="en"', 'Skip to main content', 'Acting as <strong>Sam</strong>, Mentor', 'Example data: dates and figures are illustrative', 'href="/accessibility"', 'href="/cookies"', 'href="/help"', 'aria-current="true"'])
      expect(full).toContain(text);
  });
  it('begins the title with "Error: " and shows the error summary instead of a banner', () => {
    const text = page({ errors: [{ text: 'Enter hours', href: '#hours' }], notice: { title: 'Important', text: 'Due soon' } });
    expect(text).toContain('<title>Error: One ULO – Milepost</title>');
    expect(text).toContain('<a href="#hours">Enter hours</a>');
    expect(text).not.toContain('Due soon');
    expect(page({ notice: { title: 'Important', text: 'Due soon' } })).toContain('Due soon');
  });
  it('has the page number and the section in the title', () => {
    expect(page({ page: { number: 2, of: 5 }, section: 'Tamworth' })).toContain('<title>One ULO (page 2 of 5) – Tamworth – Milepost</title>');
  });
  it('escapes its texts', () => {
    expect(page({ title: '<script>' })).not.toContain('<h1 class="govuk-heading-l"><script>');
  });
});

describe('the filter trim', () => {
  it('keeps safe strings safe, and escapes other strings', () => {
    expect(renderText('[{{ "  <b>  " | trim }}] [{{ "\n<b>a b</b> " | safe | trim }}]')).toBe('[&lt;b&gt;] [<b>a b</b>]');
  });
});
