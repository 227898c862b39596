import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, CanvasRenderer]);

/** An empty chart in a frame; of the library only what the screen shows is loaded, and after the first numbers. */
export function draw(frame: HTMLElement): EChartsType {
  return init(frame);
}
