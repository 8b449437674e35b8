import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../gateway/dist/console',
    emptyOutDir: true,
    // The content security policy allows scripts and styles of the same origin only, so nothing may be turned into a data URL.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: 'http://127.0.0.1:4400', changeOrigin: true },
    },
  },
});
