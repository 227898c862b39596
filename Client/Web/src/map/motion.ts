import type { Happening } from '../wall/happenings.svelte';

/** Something that moves over the map: along a way of places, for a while. */
interface Mover {
  way: [number, number][];
  colour: string;
  began: number;
  lasts: number;
}

/** A patrol's way, and how far it has come. */
export interface Walk {
  way: [number, number][];
  /** The last place of the way that was passed. */
  walked: number;
  place: [number, number];
}

/** Movers at once: in a surge more would only be a cloud, and cost frames. */
const MOVERS_MAX = 250;
const BEACONS_MAX = 200;
/** Milliseconds between two pictures while only beacons move. */
const BEACON_PACE = 60;
const COLOURS: Record<Happening['kind'], string> = { report: '#3fd0ff', rise: '#ffb648', alarm: '#ff5a66' };
const LASTS: Record<Happening['kind'], number> = { report: 1_400, rise: 3_200, alarm: 4_200 };

/**
 * What moves over the map, on a canvas of its own: the map below is drawn again only when it changes itself. Where
 * somebody asked for less motion, things stand where they would arrive.
 */
export class Motion {
  private movers: Mover[] = [];
  private beacons: [number, number][] = [];
  private track: Walk | null = null;
  private frame = 0;
  private slow: ReturnType<typeof setTimeout> | undefined;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly project: (place: [number, number]) => { x: number; y: number },
  ) {}

  /** A matter that appears, or goes its way up. */
  add(kind: Happening['kind'], way: [number, number][]): void {
    if (way.length === 0 || this.movers.length >= MOVERS_MAX) {
      return;
    }

    this.movers.push({ way, colour: COLOURS[kind], began: performance.now(), lasts: LASTS[kind] });
    this.wake();
  }

  /** Where open alarms are. */
  shine(beacons: [number, number][]): void {
    this.beacons = beacons.slice(0, BEACONS_MAX);
    this.wake();
  }

  /** Shows a patrol's way; null shows none. */
  follow(track: Walk | null): void {
    this.track = track;
    this.wake();
  }

  /** The map has moved below. */
  wake(): void {
    clearTimeout(this.slow);
    this.frame ||= requestAnimationFrame((now) => this.paint(now));
  }

  stop(): void {
    clearTimeout(this.slow);
    cancelAnimationFrame(this.frame);
  }

  private paint(now: number): void {
    this.frame = 0;
    const ratio = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
    }

    const brush = this.canvas.getContext('2d')!;
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, width, height);
    this.paintTrack(brush);
    this.movers = this.movers.filter((mover) => now - mover.began < mover.lasts);
    this.beacons.forEach((place) => this.paintBeacon(brush, place, now));
    // A frame's instant may lie before that of a mover that came while it was prepared.
    this.movers.forEach((mover) => this.paintMover(brush, mover, Math.max(0, (now - mover.began) / mover.lasts)));
    if (this.movers.length > 0) {
      this.wake();
    } else if (this.beacons.length > 0 && !this.still.matches) {
      // A beacon breathes slowly: it needs no sixty pictures a second for as long as an alarm is open.
      this.slow = setTimeout(() => this.wake(), BEACON_PACE);
    }
  }

  private paintTrack(brush: CanvasRenderingContext2D): void {
    if (!this.track) {
      return;
    }

    const { way, walked, place } = this.track;
    const points = way.map((one) => this.project(one));
    const now = this.project(place);
    line(brush, points, '#ffffff', 0.35, 2);
    line(brush, [...points.slice(0, walked + 1), now], COLOURS.report, 0.95, 3.5);
    dot(brush, now.x, now.y, 9, '#ffffff', 1);
    dot(brush, now.x, now.y, 6, COLOURS.report, 1);
  }

  private paintBeacon(brush: CanvasRenderingContext2D, place: [number, number], now: number): void {
    const { x, y } = this.project(place);
    const phase = this.still.matches ? 0.5 : (now % 1_600) / 1_600;
    ring(brush, x, y, 5 + 16 * phase, COLOURS.alarm, 1 - phase);
    dot(brush, x, y, 4.5, COLOURS.alarm, 1);
  }

  private paintMover(brush: CanvasRenderingContext2D, mover: Mover, done: number): void {
    const points = mover.way.map((place) => this.project(place));
    const first = points[0]!;
    ring(brush, first.x, first.y, 3 + 22 * done, mover.colour, 1 - done);
    if (points.length === 1) {
      dot(brush, first.x, first.y, 3.5, mover.colour, 1 - done);
      return;
    }

    // The last fifth of the time it rests where it has arrived.
    const travelled = this.still.matches ? 1 : Math.min(1, done / 0.8);
    brush.globalAlpha = 0.75 * (1 - Math.max(0, done - 0.8) / 0.2);
    brush.strokeStyle = mover.colour;
    brush.lineWidth = 1.6;
    brush.beginPath();
    brush.moveTo(first.x, first.y);
    const leg = travelled * (points.length - 1);
    points.slice(1, Math.floor(leg) + 1).forEach((point) => brush.lineTo(point.x, point.y));
    const from = points[Math.min(Math.floor(leg), points.length - 1)]!;
    const to = points[Math.min(Math.floor(leg) + 1, points.length - 1)]!;
    const part = leg - Math.floor(leg);
    const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
    brush.lineTo(x, y);
    brush.stroke();
    dot(brush, x, y, 5, mover.colour, 1);
    if (travelled === 1) {
      ring(brush, x, y, 5 + 60 * (done - 0.8), mover.colour, 1 - (done - 0.8) / 0.2);
    }
  }
}

function line(brush: CanvasRenderingContext2D, points: { x: number; y: number }[], colour: string, alpha: number, width: number): void {
  brush.globalAlpha = alpha;
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.lineJoin = 'round';
  brush.beginPath();
  points.forEach(({ x, y }, i) => (i === 0 ? brush.moveTo(x, y) : brush.lineTo(x, y)));
  brush.stroke();
}

function ring(brush: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string, alpha: number): void {
  brush.globalAlpha = Math.max(0, alpha);
  brush.strokeStyle = colour;
  brush.lineWidth = 2;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.stroke();
}

function dot(brush: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string, alpha: number): void {
  brush.globalAlpha = Math.max(0, alpha);
  brush.fillStyle = colour;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
}
