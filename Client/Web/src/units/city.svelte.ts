import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { ask, Problem } from '../gateway/ask';
import { pause } from '../gateway/stream';
import { LEVELS, type Level } from '../tallies/tally';

export interface UnitProperties {
  code: string;
  name: string;
  households?: number;
  /** A point inside: longitude, latitude. */
  at?: [number, number];
}

export type Outlines = FeatureCollection<Polygon | MultiPolygon | null, UnitProperties>;

/** Milliseconds until it is asked again. */
const AGAIN = 3_000;
const CODE_LENGTHS = [15, 12, 9, 6, 4];

/** The plan of the caller's unit and everything below it: names, and the land where they are. */
export class City {
  outlines = $state.raw<Outlines | null>(null);
  fault = $state<unknown>(null);
  private units = new Map<string, UnitProperties>();

  constructor(readonly root: string) {}

  /** Loads it; again and again while the gateway cannot answer. */
  async load(stop: AbortSignal): Promise<void> {
    while (!(await this.tryLoad(stop)) && !stop.aborted) {
      await pause(AGAIN, stop);
    }
  }

  private async tryLoad(stop: AbortSignal): Promise<boolean> {
    try {
      const outlines = await ask<Outlines>(`/v1/units/${this.root}/map`, stop);
      this.units = new Map(outlines.features.map((feature) => [feature.properties.code, feature.properties]));
      [this.outlines, this.fault] = [outlines, null];
      return true;
    } catch (fault) {
      this.fault = fault;
      return fault instanceof Problem && !fault.passes;
    }
  }

  /** A unit's facts; read again once the plan is there. */
  find(code: string): UnitProperties | undefined {
    return this.outlines ? this.units.get(code) : undefined;
  }

  /** A unit's name; its code while nothing better is known. */
  name(code: string): string {
    return this.find(code)?.name ?? code;
  }

  /** The way from the caller's unit down to one. */
  way(code: string): string[] {
    return [4, 6, 9, 12, 15]
      .filter((length) => length <= code.length && length >= this.root.length)
      .map((length) => code.slice(0, length));
  }
}

/** The level of a code. */
export function levelOf(code: string): Level {
  return LEVELS[CODE_LENGTHS.indexOf(code.length)] ?? 'grid';
}

/** The unit of a level that a code lies in. */
export function unitAt(code: string, level: Level): string {
  return code.slice(0, CODE_LENGTHS[LEVELS.indexOf(level)]);
}
