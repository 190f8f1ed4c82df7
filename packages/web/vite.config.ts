import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.SABAD_SERVER ?? 'http://127.0.0.1:4242'

// Tests build the app too, and with their NODE_ENV it would get the development build of React.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

/** What several pages share would by itself carry the names of all of them. */
const shortName = (name: string): string => (name.startsWith('shared~') ? 'shared' : '[name]')

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first chunk is large because all of it is needed first; a test weighs what the first page needs.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Each request costs a browser more than the bytes it brings, so what comes together is one file.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            {
              name: 'shared',
              // Texts stay by area, and so does what names them all: no page loads those of another.
              test: /(?<!\/language\/catalogues)\.(tsx?|m?js|css)$/,
              minShareCount: 2,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 8_000,
            },
          ],
        },
        chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) => `assets/${shortName(name)}-[hash][extname]`,
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // The server refuses other origins, so a proxied request has to look as if it came from the server's own page.
    proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
})
