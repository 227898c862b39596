import { Map as MapLibre, setWorkerUrl, type ExpressionSpecification, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Outlines } from '../units/city.svelte';
import { COLOURS, type Colouring } from './colours';

// A file of its own and no blob, which the page's policy forbids.
setWorkerUrl(workerUrl);

/** The sources of the map. */
export const GRIDS = 'grids';
const UNITS = 'units';
const PLACES = 'places';

const FONT = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', 'sans-serif'];

/** A letter's size on this screen against one of a laptop. */
const SCALE = parseFloat(getComputedStyle(document.documentElement).fontSize) / 12;

/** From which zoom on the borders and names of a level are shown, and until when its names are. */
const ZOOMS = { 6: [0, 11], 9: [9.3, 13], 12: [11.5, 15], 15: [13.2, 24] } as const;

/** Puts the map of a plan into a frame. */
export function draw(frame: HTMLElement, outlines: Outlines): MapLibre {
  return new MapLibre({
    container: frame,
    style: style(outlines),
    bounds: boundsOf(outlines, ''),
    fitBoundsOptions: { padding: 24 },
    minZoom: 6,
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    refreshExpiredTiles: false,
  });
}

/** The colour of a grid by its state. */
export function fill(colouring: Colouring): ExpressionSpecification {
  const [none, ...more] = COLOURS[colouring];
  const shade: ExpressionSpecification = ['coalesce', ['feature-state', 'shade'], 0];
  return ['match', shade, ...more.flatMap((colour, i) => [i + 1, colour]), none!] as unknown as ExpressionSpecification;
}

/** The square of land that a unit's parts cover: west, south, east, north. */
export function boundsOf(outlines: Outlines, unit: string): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const { geometry, properties } of outlines.features) {
    if (!geometry || !properties.code.startsWith(unit)) {
      continue;
    }

    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    for (const [lon = 0, lat = 0] of rings.flat()) {
      bounds[0] = Math.min(bounds[0], lon);
      bounds[1] = Math.min(bounds[1], lat);
      bounds[2] = Math.max(bounds[2], lon);
      bounds[3] = Math.max(bounds[3], lat);
    }
  }

  return bounds;
}

function style(outlines: Outlines): StyleSpecification {
  const isGrid = (code: string): boolean => code.length === 15;
  const land = outlines.features.filter((feature) => feature.geometry !== null);
  const source = (features: unknown[]) => ({
    type: 'geojson' as const,
    data: { type: 'FeatureCollection', features } as GeoJSON.FeatureCollection,
    promoteId: 'code',
    tolerance: 0.2,
    buffer: 8,
  });
  const places = outlines.features
    .filter((feature) => feature.properties.at)
    .map(({ properties }) => ({
      type: 'Feature',
      properties: { ...properties, level: properties.code.length },
      geometry: { type: 'Point', coordinates: properties.at },
    }));
  const units = land.filter(({ properties }) => !isGrid(properties.code));
  return {
    version: 8,
    sources: {
      [GRIDS]: source(land.filter(({ properties }) => isGrid(properties.code))),
      [UNITS]: source(units.map((unit) => ({ ...unit, properties: { ...unit.properties, level: unit.properties.code.length } }))),
      [PLACES]: source(places),
    },
    layers: [
      // The land stands out from the dark around it.
      {
        id: 'shine',
        type: 'line',
        source: UNITS,
        filter: ['==', ['get', 'level'], 6],
        paint: { 'line-color': '#2b8fd6', 'line-width': 14, 'line-blur': 12, 'line-opacity': 0.35 },
      },
      { id: 'grids', type: 'fill', source: GRIDS, paint: { 'fill-color': fill('open'), 'fill-antialias': false } },
      border('grid', GRIDS, { colour: '#2c4a70', width: 0.6, from: 10.8 }),
      border('village', UNITS, { colour: '#39608f', width: 0.8, from: ZOOMS[12][0], level: 12 }),
      border('township', UNITS, { colour: '#335f92', width: 0.6, from: 0, level: 9 }),
      border('district', UNITS, { colour: '#8cc4f4', width: 1.3, from: 0, level: 6 }),
      {
        id: 'chosen',
        type: 'line',
        source: UNITS,
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': '#3fd0ff', 'line-width': 2.6 },
      },
      {
        id: 'chosen-grid',
        type: 'line',
        source: GRIDS,
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': '#ffffff', 'line-width': 2.4 },
      },
      name(6, 15),
      name(9, 12.5),
      name(12, 11.5),
      name(15, 11.5),
    ],
  };
}

function border(
  id: string,
  source: string,
  look: { colour: string; width: number; from: number; level?: number },
): StyleSpecification['layers'][number] {
  return {
    id: `${id}-border`,
    type: 'line',
    source,
    minzoom: look.from,
    ...(look.level ? { filter: ['==', ['get', 'level'], look.level] as ExpressionSpecification } : {}),
    paint: { 'line-color': look.colour, 'line-width': look.width },
  };
}

function name(level: keyof typeof ZOOMS, size: number): StyleSpecification['layers'][number] {
  const [from, until] = ZOOMS[level];
  return {
    id: `name-${level}`,
    type: 'symbol',
    source: PLACES,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      // Letters grow with the screen as everything else does.
      'text-size': size * SCALE,
      'text-max-width': 8,
      'text-padding': 4,
    },
    paint: { 'text-color': '#f4f9ff', 'text-halo-color': '#04101fee', 'text-halo-width': 1.8 * SCALE },
  };
}
