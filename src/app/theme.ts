import { Button, createTheme, type MantineColorsTuple, Popover } from '@mantine/core';
import buttons from './buttons.module.css';

/** Shades around 黛青; index 7 is the one main colour of the product. */
const PRI: MantineColorsTuple = [
  '#e3eff0',
  '#cfe3e2',
  '#a9cbcd',
  '#7fb0b4',
  '#5a959c',
  '#3c7a84',
  '#2e7080',
  '#1f5360',
  '#163e49',
  '#0f2c34',
];

export const theme = createTheme({
  colors: { pri: PRI },
  primaryColor: 'pri',
  primaryShade: 7,
  fontFamily: 'var(--font)',
  black: '#23272E',
  defaultRadius: 8,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ classNames: { root: buttons.root ?? '', label: buttons.label ?? '' } }),
    Popover: Popover.extend({ defaultProps: { radius: 10, shadow: 'none', withinPortal: true } }),
  },
});
