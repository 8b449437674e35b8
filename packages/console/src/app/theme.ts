import { Alert, Button, type CSSVariablesResolver, createTheme, Modal, Tooltip } from '@mantine/core';

/** The library's notices shout; these tint the surface they stand on. */
const quiet = (color: string) => ({
  '--alert-bg': `color-mix(in srgb, var(--mantine-color-${color}-6) 9%, var(--gh-surface))`,
  '--alert-bd': `1px solid color-mix(in srgb, var(--mantine-color-${color}-6) 28%, var(--gh-surface))`,
  '--alert-color': `color-mix(in srgb, var(--mantine-color-${color}-6) 75%, var(--gh-ink))`,
});

export const theme = createTheme({
  black: '#1b2320',
  primaryColor: 'pine',
  // Shade 7 carries white text at a contrast of 6:1 in both schemes.
  primaryShade: 7,
  colors: {
    pine: ['#effaf7', '#d9f2ea', '#b0e3d3', '#83d3ba', '#58c0a1', '#36a88a', '#218c72', '#17705c', '#125a4b', '#0d463b'],
    gray: ['#f8f9f7', '#f1f3f0', '#e6e9e5', '#dadeda', '#c6ccc7', '#a9b1ab', '#868f89', '#5f6863', '#3d4541', '#262c29'],
    dark: ['#e4e8e5', '#c4cac7', '#a0a9a4', '#7d8681', '#4b544f', '#353d39', '#2a312d', '#1a1f1c', '#141816', '#0e1210'],
  },
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Open Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({ vars: (_, { color = 'pine' }) => ({ root: quiet(color) }) }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 120 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } }),
  },
});

/** The library's own dimmed text is 3.3:1 on white; these keep 4.5:1. */
export const variables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[8],
    '--gh-ink': '#10201a',
    '--gh-page': colors.gray[0],
    '--gh-surface': '#ffffff',
    '--gh-sunken': colors.gray[1],
    '--gh-border': colors.gray[2],
    '--gh-hover': colors.gray[1],
    '--gh-accent-soft': colors['pine']?.[1] ?? '',
    '--gh-accent-text': colors['pine']?.[8] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[2],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-body': colors.dark[7],
    '--mantine-color-error': colors.red[4],
    '--gh-ink': '#ffffff',
    '--gh-page': colors.dark[8],
    '--gh-surface': colors.dark[7],
    '--gh-sunken': colors.dark[8],
    '--gh-border': colors.dark[5],
    '--gh-hover': colors.dark[6],
    '--gh-accent-soft': '#173a31',
    '--gh-accent-text': colors['pine']?.[3] ?? '',
  },
});
